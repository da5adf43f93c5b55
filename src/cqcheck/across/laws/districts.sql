-- The areas that make up another one have together no more than it. Before the accounts were unified in 2019, the products that
-- lower levels worked out themselves came to more than that of the higher one.
WITH parts AS (
    SELECT w.claim_id AS whole, w.hi, w.year, w.doc_id, sum(p.lo) AS least, list(p.claim_id ORDER BY p.area) AS claims,
        count(*) AS stated, any_value(n.members) AS members, bool_and(p.doc_id = w.doc_id) AS is_told_together
    FROM told w
    JOIN indicator ON code = w.ind
    JOIN area ON area.parent = w.area
    JOIN told p ON p.area = area.code AND p.ind = w.ind AND p.unit = w.unit AND p.year = w.year AND p.span = w.span
    JOIN (SELECT parent, count(*) AS members FROM area GROUP BY parent) n ON n.parent = w.area
    WHERE w.measure = 'level' AND p.measure = 'level' AND is_sum AND p.lo > 0
    GROUP BY w.claim_id, w.hi, w.year, w.doc_id
)
SELECT [{role: 'whole', claim_id: whole}] || [{role: 'part', claim_id: claim} FOR claim IN claims] AS terms,
    hi >= least AS holds, hi * CASE WHEN year < 2019 THEN 1.25 ELSE 1.05 END >= least AS excused, stated, members
FROM parts
WHERE NOT is_told_together
