"""How large a result of 10,000 rows is as text, as JSONB and as rows of entity, attribute and value.

    python3 docs-site/examples/measurements/result_size.py | psql -d scratch
"""

import json
import math

TABLE = [{"year": year, "age": 30 + year % 90, "q": round(0.0005 * math.exp(year % 90 * 0.09), 6),
          "survivors": round(100_000 * math.exp(-year / 4000), 2)} for year in range(10_000)]
RESULT = {"columns": ["Year", "Age", "q", "Survivors"], "table": TABLE,
          "series": [{"x": row["year"], "y": row["q"]} for row in TABLE],
          "summary": {"Rows": len(TABLE)}}
text = json.dumps(RESULT, separators=(",", ":"))

print(r"""\set QUIET on
CREATE TEMP TABLE document (payload jsonb, as_text text);
CREATE TEMP TABLE attribute (run_id bigint, place text, row integer, key text, number double precision, text text,
                             PRIMARY KEY (run_id, place, row, key));
\timing on
\echo one document, written
""" + f"INSERT INTO document (payload) VALUES ('{text}');" + r"""
\echo the same as entity, attribute and value
INSERT INTO attribute
SELECT 1, 'table', n, pair.key, pair.value::text::double precision, NULL
  FROM document, jsonb_array_elements(payload -> 'table') WITH ORDINALITY AS t (value, n), jsonb_each(t.value) AS pair;
\echo one document, read
SELECT length(payload::text) FROM document \g /dev/null
\echo entity, attribute and value, read back into rows
SELECT length(json_agg(r.v ORDER BY r.row)::text)
  FROM (SELECT row, json_object_agg(key, number) AS v FROM attribute WHERE run_id = 1 GROUP BY row) AS r \g /dev/null
\timing off
SELECT pg_size_pretty(length(payload::text)::bigint) AS as_text, pg_size_pretty(pg_column_size(payload)::bigint) AS stored,
       pg_size_pretty(pg_total_relation_size('attribute')) AS entity_attribute_value,
       (SELECT count(*) FROM attribute) AS rows
  FROM document;""")
print(f"\\echo the text the function returned: {len(text):,} bytes")
