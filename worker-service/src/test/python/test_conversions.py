"""Conversion of returned values, without processes; numpy and pandas are in test_runs."""

import datetime
import decimal
import enum
import importlib
import json
import sys
import types
import typing
import unittest
from collections import OrderedDict, namedtuple
from dataclasses import dataclass, field

from runner_client import RUNNER


# As stoa_runner.py makes them known.
_package = types.ModuleType("_stoa_runner")
_package.__path__ = [str(RUNNER.parent)]
sys.modules["_stoa_runner"] = _package
conversions = importlib.import_module("_stoa_runner.conversions")


class Basis(enum.Enum):
    BEST = "best estimate"
    STRESSED = 2


class Level(enum.IntEnum):
    LOW = 1


Point = namedtuple("Point", "x y")


@dataclass
class Policy:
    age: int
    basis: Basis
    tags: set = field(default_factory=set)


def nested(levels):
    value = {}
    for _ in range(levels - 1):
        value = {"a": value}
    return value


class Conversions(unittest.TestCase):

    def converted(self, value):
        result = conversions.result_as_json({"v": value})
        self.warnings = result.warnings
        return json.loads(result.data)["v"]

    def refusal(self, result):
        with self.assertRaises(conversions.InvalidResult) as caught:
            conversions.result_as_json(result)
        return str(caught.exception)

    def test_plain_values_stay_as_they_are(self):
        for value in (None, True, 0, -1.5, "Größe", [], {}, [1, [2, {"a": [None]}]], 2 ** 70, -(2 ** 64)):
            with self.subTest(value=value):
                self.assertEqual(value, self.converted(value))
                self.assertEqual([], self.warnings)

    def test_conversions(self):
        utc = datetime.timezone.utc
        for value, expected in (
                (datetime.date(2024, 2, 29), "2024-02-29"),
                (datetime.datetime(2024, 2, 29, 12, 30, tzinfo=utc), "2024-02-29T12:30:00+00:00"),
                (datetime.time(12, 30), "12:30:00"),
                (decimal.Decimal("0.1"), 0.1),
                (decimal.Decimal("12345678901234567890"), 12345678901234567890),
                (Basis.BEST, "best estimate"),
                (Level.LOW, 1),
                ({3, 1, 2}, [1, 2, 3]),
                (frozenset({Basis.STRESSED, Basis.BEST}), ["best estimate", 2]),
                ((1, (2,)), [1, [2]]),
                (Point(1, 2), [1, 2]),
                (Policy(40, Basis.BEST, {"b", "a"}), {"age": 40, "basis": "best estimate", "tags": ["a", "b"]}),
                (OrderedDict(b=1, a=2), {"b": 1, "a": 2}),
                (types.MappingProxyType({"a": (1,)}), {"a": [1]}),
                ("a\ud800b", "a?b")):
            with self.subTest(value=value):
                self.assertEqual(expected, self.converted(value))
                self.assertEqual([], self.warnings)

    def test_keys_become_texts_as_json_has_them(self):
        keys = {1: 0, 2.5: 0, True: 0, None: 0, datetime.date(2024, 1, 1): 0, Basis.BEST: 0, "text": 0}
        # 1 and True are the same key of a dict.
        self.assertEqual(["1", "2.5", "null", "2024-01-01", "best estimate", "text"], list(self.converted(keys)))
        self.assertEqual(["false"], list(self.converted({False: 1})))

    def test_other_keys_are_refused(self):
        self.assertEqual("table[0] has a key of type tuple. Use a text as the key, for example str(key).",
                         self.refusal({"table": [{(1, 2): 3}]}))

    def test_keys_that_become_the_same_are_refused(self):
        self.assertEqual('table[1] has more than one key that becomes "1" in JSON. Give them different names.',
                         self.refusal({"table": [{}, {1: "a", "1": "b"}]}))

    def test_values_that_are_not_finite_become_null_with_one_warning(self):
        value = [1.0, float("nan"), decimal.Decimal("Infinity"), {"my key": float("-inf")}, decimal.Decimal("sNaN")]
        self.assertEqual([1.0, None, None, {"my key": None}, None], self.converted(value))
        self.assertEqual(["Warning: 4 values are NaN or infinite and became null in the result; the first is v[1]."],
                         self.warnings)

    def test_nul_is_removed_from_texts_and_keys_with_one_warning(self):
        self.assertEqual({"ab": "cd", "\\u0000": "stays"},
                         self.converted({"a\0b": "c\0d", "\\u0000": "stays"}))
        self.assertEqual(["Warning: 2 texts have the character U+0000 in the result, which was removed; "
                          "the first is v."], self.warnings)

    def test_what_has_no_json_form_is_refused_with_path_type_and_advice(self):
        async def coroutine():
            pass
        unawaited = coroutine()
        for value, text in (
                (b"x", "summary.duration[3] is of type bytes, which has no JSON form. Return text: value.decode(), "
                       "or base64 for data."),
                (datetime.timedelta(1), "summary.duration[3] is of type datetime.timedelta, which has no JSON form. "
                                        "Return a number, for example value.total_seconds()."),
                (range(3), "summary.duration[3] is of type range, which has no JSON form. Return a list of plain "
                           "values, for example list(value)."),
                (len, "summary.duration[3] is of type builtin_function_or_method, which has no JSON form. Return "
                      "what calling it gives, or leave it out."),
                (unawaited, "summary.duration[3] is of type coroutine, which has no JSON form. Put `await` before "
                            "the call that made it."),
                (1j, "summary.duration[3] is of type complex, which has no JSON form. Return plain values: dict, "
                     "list, text, number, bool or None; for example str(value) or float(value).")):
            with self.subTest(value=value):
                self.assertEqual(text, self.refusal({"summary": {"duration": [0, 1, 2, value]}}))
        unawaited.close()

    def test_paths_quote_what_is_no_identifier(self):
        self.assertTrue(self.refusal({"my key": {"é\"": [b""]}}).startswith('["my key"]["é\\""][0] is of type bytes'))

    def test_circular_references_are_refused_with_the_path(self):
        loop = {"rows": []}
        loop["rows"].append({"up": loop})
        self.assertEqual("v.rows[0].up holds itself (a circular reference), which JSON cannot express. Return a copy "
                         "without the loop.", self.refusal({"v": loop}))

    def test_the_same_value_twice_is_no_circle(self):
        shared = {1, 2}
        self.assertEqual([[1, 2], [1, 2]], self.converted([shared, shared]))

    def test_nesting_is_limited_to_200_levels(self):
        self.assertEqual(nested(200), json.loads(conversions.result_as_json(nested(200)).data))
        text = self.refusal(nested(201))
        self.assertTrue(text.startswith("a.a.a."))
        self.assertTrue(text.endswith(".a is nested deeper than 200 levels. Return a flatter value."))
        # The way of values that need conversion has the same limit.
        with_a_tuple = nested(199)
        self.assertIn("nested", self.refusal({"set": {1}, "deep": [with_a_tuple, nested(200)]}))
        conversions.result_as_json({"set": {1}, "deep": with_a_tuple})

    @unittest.skipUnless(hasattr(sys, "get_int_max_str_digits"), "this Python writes out numbers of any length")
    def test_numbers_with_more_digits_than_python_writes_out_are_refused(self):
        self.assertTrue(self.refusal({"n": 10 ** 5000}).startswith("The result cannot be written as JSON: Exceeds"))

    def test_dataclass_fields_that_are_class_variables_are_left_out(self):
        @dataclass
        class WithConstant:
            rate: float
            unit: typing.ClassVar[str] = "years"
        self.assertEqual({"rate": 0.5}, self.converted(WithConstant(0.5)))

    def test_orjson_gives_the_same_where_there_is_one(self):
        try:
            import orjson
        except ImportError:
            self.skipTest("no orjson")
        for value in ({"a": [1, 2.5, "é", None, True]}, {"big": 2 ** 70}, {"a": "x\ud800"}, {"a": "\0"},
                      {"a": float("nan")}, {"a": (1, {2, 3})}):
            with self.subTest(value=value):
                plain = conversions.result_as_json(value)
                fast = conversions.result_as_json(value, orjson)
                self.assertEqual((json.loads(plain.data), plain.warnings), (json.loads(fast.data), fast.warnings))


class Progress(unittest.TestCase):

    def setUp(self):
        self.stoa = importlib.import_module("_stoa_runner.stoa")
        self.addCleanup(setattr, self.stoa, "_report", None)

    def test_it_does_nothing_outside_a_run(self):
        self.assertIsNone(self.stoa.progress(0.5, "half"))

    def test_fractions_are_clamped_and_messages_cut(self):
        seen = []
        self.stoa._report = lambda *call: seen.append(call)
        for fraction in (-1, 0.25, 1, 7, float("inf")):
            self.stoa.progress(fraction)
        self.stoa.progress(0.5, "x" * 501)
        self.assertEqual([(0.0, ""), (0.25, ""), (1.0, ""), (1.0, ""), (1.0, ""), (0.5, "x" * 500)], seen)

    def test_what_is_no_number_is_refused(self):
        for fraction in (None, float("nan"), "0.5", []):
            with self.subTest(fraction=fraction), self.assertRaises(ValueError) as caught:
                self.stoa.progress(fraction)
            self.assertEqual(f"stoa.progress needs a number from 0 to 1 as its fraction, not {fraction!r}",
                             str(caught.exception))


if __name__ == "__main__":
    unittest.main()
