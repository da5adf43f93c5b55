-- Of two holders of places in one field, the one ahead has the better figure.
WITH ranked AS (
    SELECT r.claim_id AS place, r.val AS rank, r.doc_id, r.ind, r.ref, r.year, r.span, r.rank_of, area.code, area.parent, area.level,
        v.claim_id AS value, v.lo, v.hi, v.unit
    FROM fact r
    JOIN area ON area.code = r.area
    JOIN indicator ON indicator.code = r.ind
    JOIN fact v ON v.doc_id = r.doc_id AND v.area = r.area AND v.ind = r.ind AND v.year = r.year AND v.span = r.span AND v.measure = r.rank_of
    WHERE r.measure = 'rank' AND r.ref <> '' AND r.lo = r.hi AND v.measure IN ('level', 'growth') AND NOT less_is_better
)
SELECT [{role: 'higher', claim_id: h.place}, {role: 'lower', claim_id: l.place}, {role: 'value', claim_id: h.value}, {role: 'tied', claim_id: l.value}] AS terms,
    h.hi >= l.lo AS holds, false AS excused
FROM ranked h
JOIN ranked l ON l.ind = h.ind AND l.ref = h.ref AND l.year = h.year AND l.span = h.span AND l.rank_of = h.rank_of AND l.unit = h.unit
    AND l.parent = h.parent AND l.level = h.level AND l.rank > h.rank AND l.doc_id <> h.doc_id
