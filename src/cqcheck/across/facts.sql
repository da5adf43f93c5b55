-- The facts that bulletins state: one row a figure that is told of an area, an indicator and a period.
-- `ind` is the indicator's code, or its name; `year` and `span` are its period, `months` how many months of the year have passed
-- at its end if it counts from January. Plans, spans of years and figures of no area are left out, and so is what one
-- bulletin tells in two ways that do not agree: that is its own error.
CREATE TEMP TABLE fact AS
WITH placed AS (
    SELECT seen_claims.* REPLACE (CASE WHEN ref_area = '中国' THEN '000000' ELSE ref_area_code END AS ref_area_code),
        coalesce(indicator_code, indicator) AS ind, coalesce(reference, '') AS ref,
        CASE WHEN regexp_full_match(time_period, '\d{4}-01/\d{4}-\d\d') AND time_period[:4] = time_period[9:12]
            THEN time_period[:4] || '-C' || time_period[14:] ELSE time_period END AS period
    FROM seen_claims
    WHERE (ref_area_code IS NOT NULL OR ref_area = '中国') AND time_period IS NOT NULL AND obs_status <> 'F'
), dated AS (
    SELECT *, TRY_CAST(period[:4] AS INTEGER) AS of_year,
        CASE period[6:] WHEN 'C12' THEN '' WHEN 'C06' THEN 'S1' WHEN 'C03' THEN 'Q1' ELSE period[6:] END AS span
    FROM placed WHERE regexp_full_match(period, '\d{4}(-(C\d\d|\d\d|Q\d|S\d))?')
), chosen AS (
    SELECT dated.*, seen_documents.year AS doc_year, coalesce(seen_documents.ref_area_code, '') AS doc_area,
        coalesce(lower, '-inf'::DOUBLE) AS lo, coalesce(upper, 'inf'::DOUBLE) AS hi,
        row_number() OVER same AS place, max(coalesce(lower, '-inf'::DOUBLE)) OVER all_of AS highest,
        min(coalesce(upper, 'inf'::DOUBLE)) OVER all_of AS lowest
    FROM dated JOIN seen_documents USING (doc_id)
    WINDOW all_of AS (PARTITION BY dated.doc_id, dated.ref_area_code, ind, measure, ref, of_year, span, unit_measure, rank_of),
        same AS (all_of ORDER BY hedge = 'exact' DESC, decimals DESC, dated.number)
)
SELECT doc_id, claim_id, ref_area_code AS area, ind, indicator_code IS NOT NULL AS coded, measure, ref, of_year AS year, span,
    CASE WHEN span = '' THEN 12 WHEN span = 'S1' THEN 6 WHEN span = 'Q1' THEN 3
        WHEN span[1] = 'C' THEN CAST(span[2:] AS INTEGER) END AS months,
    unit_measure AS unit, obs_value AS val, value * 10 ** decimals AS digits, lo, hi, price_basis AS basis, rank_of,
    doc_year, doc_area,
    row_number() OVER (
        PARTITION BY ref_area_code, ind, measure, ref, unit_measure, of_year, span, rank_of
        ORDER BY doc_area = ref_area_code DESC, doc_year DESC, doc_id) = 1 AS is_latest
FROM chosen
WHERE place = 1 AND highest <= lowest;

-- What the latest bulletin says, that of the area itself before others.
CREATE TEMP VIEW told AS SELECT * EXCLUDE is_latest FROM fact WHERE is_latest;
