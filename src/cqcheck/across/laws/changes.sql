-- A rate and its change in percentage points, or a level and its change, against what the bulletin of the year before told.
WITH moved AS (
    SELECT l.claim_id AS level, b.claim_id AS base, c.claim_id AS change, l.measure,
        l.lo - b.hi - c.hi AS least, l.hi - b.lo - c.lo AS most, b.val AS was, c.val AS told_change
    FROM fact l
    JOIN fact c USING (doc_id, area, ind, year, span)
    JOIN told b ON b.area = l.area AND b.ind = l.ind AND b.unit = l.unit AND b.span = l.span AND b.year = l.year - 1
        AND b.measure = l.measure AND b.ref = l.ref
    WHERE c.measure = 'change' AND c.ref IN ('', '上年') AND l.coded AND b.doc_id <> l.doc_id
        AND (l.measure IN ('rate', 'share') AND l.unit = '%' AND c.unit = 'pp' OR l.measure = 'level' AND l.unit = c.unit)
        AND NOT EXISTS (FROM fact o WHERE o.doc_id = l.doc_id AND o.area = l.area AND o.ind = l.ind AND o.measure = l.measure
            AND o.ref = l.ref AND o.unit = l.unit AND o.span = l.span AND o.year = l.year - 1)
)
SELECT [{role: 'level', claim_id: level}, {role: 'base', claim_id: base}, {role: 'change', claim_id: change}] AS terms,
    least <= 0 AND most >= 0 AS holds,
    CASE WHEN measure = 'level' THEN least <= abs(was) / 4 AND most >= -abs(was) / 4 ELSE least <= 5 AND most >= -5 END AS excused
FROM moved
