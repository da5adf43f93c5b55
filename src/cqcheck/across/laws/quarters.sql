-- A quarter is what the months up to its end have more than those before it.
SELECT [{role: 'total', claim_id: t.claim_id}, {role: 'part', claim_id: b.claim_id}, {role: 'part', claim_id: q.claim_id}] AS terms,
    t.lo <= b.hi + q.hi AND t.hi >= b.lo + q.lo AS holds,
    t.lo <= (b.hi + q.hi) * 1.03 AND t.hi >= (b.lo + q.lo) * 0.97 AS excused
FROM told t
JOIN told b ON b.area = t.area AND b.ind = t.ind AND b.unit = t.unit AND b.year = t.year AND b.months = t.months - 3
JOIN told q ON q.area = t.area AND q.ind = t.ind AND q.unit = t.unit AND q.year = t.year AND q.span = 'Q' || (t.months // 3)
JOIN indicator ON code = t.ind
WHERE t.measure = 'level' AND b.measure = 'level' AND q.measure = 'level' AND t.months IN (6, 9, 12) AND is_sum AND NOT is_stock
    AND NOT (t.doc_id = b.doc_id AND t.doc_id = q.doc_id)
