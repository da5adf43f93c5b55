-- A level without growth that is no possible successor of last year's: beyond the growth that its indicator can have, prices
-- and a revision of the base added.
SELECT [{role: 'statement', claim_id: l.claim_id}, {role: 'evidence', claim_id: b.claim_id}] AS terms,
    l.hi >= b.lo * least AND l.lo <= b.hi * most AS holds, false AS excused, b.lo * least AS lowest, b.hi * most AS highest
FROM fact l
JOIN told b ON b.area = l.area AND b.ind = l.ind AND b.unit = l.unit AND b.span = l.span AND b.year = l.year - 1
JOIN (SELECT code, (1 + low / 100) * 0.6 AS least, (1 + high / 100) * 1.5 AS most FROM indicator WHERE low IS NOT NULL) ON code = l.ind
WHERE l.measure = 'level' AND b.measure = 'level' AND b.doc_id <> l.doc_id AND b.lo > 0 AND l.lo > 0 AND isfinite(b.hi)
    AND NOT EXISTS (FROM fact g WHERE g.doc_id = l.doc_id AND g.area = l.area AND g.ind = l.ind AND g.year = l.year
        AND g.span = l.span AND g.measure = 'growth')
