-- Price lines by currency; a currency that the text does not make certain is null.
SELECT price['currency'] AS currency,
       count(*) AS price_lines,
       min(price['amount']) AS lowest,
       median(price['amount']) AS middle,
       max(price['amount']) AS highest
FROM (
    SELECT unnest(article['prices']) AS price
    FROM parsed
)
WHERE price['on_price_line']
GROUP BY currency
ORDER BY price_lines DESC, currency
