-- A level that is last year's to the last of four digits, though it is told to have grown or fallen.
WITH copies AS (
    SELECT l.claim_id AS level, b.claim_id AS base, g.claim_id AS growth, l.lo, l.hi,
        b.lo * (1 + g.lo / 100) AS lowest, b.hi * (1 + g.hi / 100) AS highest
    FROM fact l
    JOIN fact g USING (doc_id, area, ind, year, span)
    JOIN told b ON b.area = l.area AND b.ind = l.ind AND b.unit = l.unit AND b.span = l.span AND b.year = l.year - 1
    WHERE l.measure = 'level' AND g.measure = 'growth' AND b.measure = 'level' AND g.ref IN ('', '上年') AND g.unit = '%'
        AND l.coded AND b.doc_id <> l.doc_id AND l.val = b.val AND l.digits >= 1000 AND l.lo > 0 AND isfinite(g.lo) AND isfinite(g.hi)
        AND g.lo > -100
)
SELECT [{role: 'statement', claim_id: level}, {role: 'evidence', claim_id: base}, {role: 'evidence.growth', claim_id: growth}] AS terms,
    lo <= highest AND hi >= lowest AS holds, false AS excused, lowest, highest
FROM copies
