-- Articles by language; null where an article shows none.
SELECT article['language'] AS language,
       count(*) AS articles,
       sum(cardinality(article['paragraphs'])) AS paragraphs
FROM parsed
GROUP BY language
ORDER BY articles DESC, language
