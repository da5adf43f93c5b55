-- What has come in since January does not shrink from one month to the next.
WITH running AS (
    SELECT *, lag(claim_id) OVER so_far AS earlier, lag(lo) OVER so_far AS earlier_lo, lag(doc_id) OVER so_far AS earlier_doc
    FROM told JOIN indicator ON code = ind
    WHERE measure = 'level' AND months IS NOT NULL AND is_sum AND NOT is_stock
    WINDOW so_far AS (PARTITION BY area, ind, unit, year ORDER BY months)
)
SELECT [{role: 'whole', claim_id: claim_id}, {role: 'part', claim_id: earlier}] AS terms,
    hi >= earlier_lo AS holds, hi >= earlier_lo * 0.97 AS excused
FROM running
WHERE earlier IS NOT NULL AND earlier_doc <> doc_id
