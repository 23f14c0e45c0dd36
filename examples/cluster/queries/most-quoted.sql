-- Who is quoted most, by month: statements and fragments whose speaker is known.
SELECT CAST(date_trunc('month', published) AS DATE) AS month,
       quotation['speaker'] AS speaker,
       count(*) AS quotations,
       count(DISTINCT id) AS articles
FROM (
    SELECT id, article['published'] AS published, unnest(article['quotations']) AS quotation
    FROM parsed
)
WHERE quotation['speaker'] IS NOT NULL
GROUP BY month, speaker
ORDER BY month, quotations DESC, speaker
