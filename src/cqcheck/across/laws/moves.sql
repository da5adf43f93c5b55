-- A place and the places gained since last year against the place that last year's bulletin told. Where a bulletin tells the
-- places of both level and growth it cannot be told which of them has moved.
WITH lone AS (
    SELECT * FROM fact WHERE measure = 'rank' AND lo = hi
    QUALIFY count(*) OVER (PARTITION BY doc_id, area, ind, year, span) = 1
)
SELECT [{role: 'total', claim_id: l.claim_id}, {role: 'plus', claim_id: b.claim_id}, {role: 'minus', claim_id: c.claim_id}] AS terms,
    l.val = b.val - c.val AS holds, false AS excused
FROM lone l
JOIN fact c USING (doc_id, area, ind, year, span)
JOIN told b ON b.area = l.area AND b.ind = l.ind AND b.ref = l.ref AND b.rank_of = l.rank_of AND b.span = l.span AND b.year = l.year - 1
WHERE c.measure = 'change' AND c.unit = l.unit AND c.ref IN ('', '上年') AND b.measure = 'rank' AND b.lo = b.hi AND b.doc_id <> l.doc_id
