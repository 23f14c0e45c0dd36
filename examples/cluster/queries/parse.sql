-- Articles, parsed. Run it with --output: a file of answers for each file of articles.
SELECT id, parse_article(text) AS article
FROM articles
