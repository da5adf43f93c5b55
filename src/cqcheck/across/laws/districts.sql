-- The areas that make up another one have together no more than it. Before the accounts were unified in 2019, the products that
-- lower levels worked out themselves came to more than that of the higher one.
WITH within AS MATERIALIZED ( -- the areas with those around them first, of which there are few pairs
    SELECT told.*, area.parent FROM told JOIN area ON area.code = told.area JOIN indicator ON indicator.code = told.ind
    WHERE measure = 'level' AND is_sum AND lo > 0
), numbers AS (
    SELECT parent, count(*) AS members FROM area GROUP BY parent
), parts AS (
    SELECT w.claim_id AS whole, w.hi, w.year, w.doc_id, sum(p.lo) AS least, list(p.claim_id ORDER BY p.area) AS claims,
        count(*) AS stated, any_value(members) AS members, bool_and(p.doc_id = w.doc_id) AS is_told_together
    FROM within p
    JOIN told w ON w.area = p.parent AND w.measure = p.measure AND w.ind = p.ind AND w.unit = p.unit AND w.year = p.year
        AND w.span = p.span AND w.ref = p.ref
    JOIN numbers ON numbers.parent = w.area
    GROUP BY w.claim_id, w.hi, w.year, w.doc_id
)
SELECT [{role: 'whole', claim_id: whole}] || [{role: 'part', claim_id: claim} FOR claim IN claims] AS terms,
    hi >= least AS holds, hi * CASE WHEN year < 2019 THEN 1.25 ELSE 1.05 END >= least AS excused, stated, members
FROM parts
WHERE NOT is_told_together
