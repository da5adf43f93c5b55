-- An area grows neither faster than all of the areas that make it up nor slower than all of them.
WITH parts AS (
    SELECT w.claim_id AS whole, w.lo, w.hi, min(p.lo) AS least, max(p.hi) AS most, list(p.claim_id ORDER BY p.area) AS claims,
        count(*) AS stated, any_value(n.members) AS members, bool_and(p.doc_id = w.doc_id) AS is_told_together
    FROM told w
    JOIN indicator ON code = w.ind
    JOIN area ON area.parent = w.area
    JOIN told p ON p.area = area.code AND p.ind = w.ind AND p.unit = w.unit AND p.year = w.year AND p.span = w.span AND p.ref = w.ref
    JOIN (SELECT parent, count(*) AS members FROM area GROUP BY parent) n ON n.parent = w.area
    WHERE w.measure = 'growth' AND p.measure = 'growth' AND w.ref IN ('', '上年') AND is_sum
    GROUP BY w.claim_id, w.lo, w.hi
)
SELECT [{role: 'whole', claim_id: whole}] || [{role: 'part', claim_id: claim} FOR claim IN claims] AS terms,
    hi >= least AND lo <= most AS holds, hi + 0.5 >= least AND lo - 0.5 <= most AS excused, stated, members
FROM parts
WHERE stated = members AND stated > 1 AND NOT is_told_together
