-- One fact that an issuer tells in two bulletins of different years: the later one may have revised it.
SELECT [{role: 'statement', claim_id: o.claim_id}, {role: 'statement', claim_id: n.claim_id}] AS terms,
    o.lo <= n.hi AND n.lo <= o.hi AS holds, false AS excused
FROM fact o
JOIN fact n ON n.area = o.area AND n.ind = o.ind AND n.measure = o.measure AND n.ref = o.ref AND n.unit = o.unit
    AND n.year = o.year AND n.span = o.span AND n.doc_area = o.doc_area AND n.doc_year > o.doc_year
WHERE o.coded AND o.measure IN ('level', 'rate', 'share', 'growth', 'ratio') AND o.basis = n.basis
