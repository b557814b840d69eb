-- part: key-order
SELECT '{"year": 1, "q": 0.0021, "survivors": 99790}'::jsonb;
-- end
-- part: numbers
SELECT '{"a": 0.1, "b": 1.50, "c": 1e3, "d": 100000000000000000000001}'::jsonb;
-- end
-- part: duplicate
SELECT '{"a": 1, "a": 2}'::jsonb;
-- end
-- part: nul
SELECT '{"note": "a\u0000b"}'::jsonb;
-- end
