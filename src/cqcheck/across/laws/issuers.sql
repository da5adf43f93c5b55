-- One fact of one year that two bulletins tell: of two issuers, or two editions. Provisional and final figures lie close to each other.
WITH pairs AS (
    SELECT o.claim_id AS one, n.claim_id AS other, o.measure, o.lo <= n.hi AND n.lo <= o.hi AS holds,
        abs(o.val - n.val) AS gap, greatest(abs(o.val), abs(n.val)) AS size
    FROM fact o
    JOIN fact n ON n.area = o.area AND n.ind = o.ind AND n.measure = o.measure AND n.ref = o.ref AND n.unit = o.unit
        AND n.year = o.year AND n.span = o.span AND n.doc_id > o.doc_id AND (n.doc_area <> o.doc_area OR n.doc_year = o.doc_year)
    WHERE o.coded AND o.measure IN ('level', 'rate', 'share', 'growth', 'ratio') AND o.basis = n.basis
)
SELECT [{role: 'statement', claim_id: one}, {role: 'statement', claim_id: other}] AS terms, holds,
    CASE WHEN measure IN ('level', 'ratio') THEN gap <= size / 20 ELSE gap <= 1 END AS excused
FROM pairs
