-- Level and growth of a year against the level that the bulletin of the year before told.
-- What the bulletin itself tells of the year before is its own affair. The ratio of the base that level and growth imply to
-- the one that was told says how far a revision, another sample or prices would have to go.
WITH moved AS (
    SELECT l.claim_id AS level, b.claim_id AS base, g.claim_id AS growth, l.doc_id, b.doc_id AS base_doc, g.basis,
        (l.val / b.val) / (1 + g.val / 100) AS ratio, l.lo AS l_lo, l.hi AS l_hi, b.lo AS b_lo, b.hi AS b_hi, g.lo AS g_lo, g.hi AS g_hi
    FROM fact l
    JOIN fact g USING (doc_id, area, ind, year, span)
    JOIN told b ON b.area = l.area AND b.ind = l.ind AND b.unit = l.unit AND b.span = l.span AND b.year = l.year - 1
    WHERE l.measure = 'level' AND g.measure = 'growth' AND b.measure = 'level' AND g.ref IN ('', '上年') AND g.unit = '%'
        AND l.coded AND b.doc_id <> l.doc_id AND b.lo > 0 AND l.lo > 0 AND g.lo > -100
        AND NOT (l.val = b.val AND l.digits >= 1000)
        AND NOT EXISTS (FROM fact o WHERE o.doc_id = l.doc_id AND o.area = l.area AND o.ind = l.ind AND o.measure = 'level'
            AND o.unit = l.unit AND o.span = l.span AND o.year = l.year - 1)
)
SELECT [{role: 'level', claim_id: level}, {role: 'base', claim_id: base}, {role: 'growth', claim_id: growth}] AS terms,
    (l_lo / b_hi - 1) * 100 <= g_hi AND (l_hi / b_lo - 1) * 100 >= g_lo AS holds,
    CASE WHEN basis IN ('current', 'constant') THEN ratio BETWEEN 0.75 AND 1.33 ELSE ratio BETWEEN 0.5 AND 2 END AS excused
FROM moved
