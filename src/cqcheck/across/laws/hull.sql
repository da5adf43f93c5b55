-- An area grows neither faster than all of the areas that make it up nor slower than all of them.
WITH within AS MATERIALIZED ( -- the areas with those around them first, of which there are few pairs
    SELECT told.*, area.parent FROM told JOIN area ON area.code = told.area JOIN indicator ON indicator.code = told.ind
    WHERE measure = 'growth' AND is_sum AND ref IN ('', '上年')
), numbers AS (
    SELECT parent, count(*) AS members FROM area GROUP BY parent
), parts AS (
    SELECT w.claim_id AS whole, w.lo, w.hi, min(p.lo) AS least, max(p.hi) AS most, list(p.claim_id ORDER BY p.area) AS claims,
        count(*) AS stated, any_value(members) AS members, bool_and(p.doc_id = w.doc_id) AS is_told_together
    FROM within p
    JOIN told w ON w.area = p.parent AND w.measure = p.measure AND w.ind = p.ind AND w.unit = p.unit AND w.year = p.year
        AND w.span = p.span AND w.ref = p.ref
    JOIN numbers ON numbers.parent = w.area
    GROUP BY w.claim_id, w.lo, w.hi
)
SELECT [{role: 'whole', claim_id: whole}] || [{role: 'part', claim_id: claim} FOR claim IN claims] AS terms,
    hi >= least AND lo <= most AS holds, hi + 0.5 >= least AND lo - 0.5 <= most AS excused, stated, members
FROM parts
WHERE stated = members AND stated > 1 AND NOT is_told_together
