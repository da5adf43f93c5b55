-- One place in one field has one holder.
SELECT [{role: 'higher', claim_id: o.claim_id}, {role: 'lower', claim_id: n.claim_id}] AS terms,
    false AS holds, false AS excused
FROM fact o
JOIN fact n ON n.ind = o.ind AND n.ref = o.ref AND n.year = o.year AND n.span = o.span AND n.rank_of = o.rank_of AND n.val = o.val
    AND n.area > o.area AND n.doc_id <> o.doc_id
JOIN area oa ON oa.code = o.area
JOIN area na ON na.code = n.area AND na.parent = oa.parent AND na.level = oa.level
WHERE o.measure = 'rank' AND n.measure = 'rank' AND o.ref <> '' AND o.lo = o.hi AND n.lo = n.hi
