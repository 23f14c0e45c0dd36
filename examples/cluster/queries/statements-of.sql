-- Everything one person is quoted with: --value speaker='Anna Kurz'
SELECT id,
       published,
       quotation['role'] AS role,
       quotation['cue'] AS cue,
       quotation['text'] AS words
FROM (
    SELECT id, article['published'] AS published, unnest(article['quotations']) AS quotation
    FROM parsed
)
WHERE quotation['speaker'] = $speaker AND quotation['kind'] = 'statement'
ORDER BY published, id, quotation['start']
