"""The order of a result's keys, which is sent before the result where the database would lose it."""

import json
import random
import unittest

from runner_client import RunnerTestCase, interpreter_with

# Returns the inputs, their keys in the order of the request.
ECHO = "async def run(inputs): return inputs"


class KeyOrder(RunnerTestCase):

    def setUp(self):
        super().setUp()
        self.echo = self.runner(self.app(ECHO, "echo"))
        self.echo.hello()

    def order(self, result):
        """What the runner tells of the order of this result's keys; None when it tells nothing."""
        outcome = self.echo.run(result)
        self.assertEqual(result, outcome.result)
        return outcome.key_order

    def test_the_order_comes_right_before_the_result(self):
        outcome = self.ready("""
            import stoa
            async def run(inputs):
                print("printed")
                for step in range(100):
                    stoa.progress(step / 100)
                return {"columns": ["Year", "Q"], "table": [{"year": 2024, "q": 1}, {"year": 2024, "q": 2}],
                        "summary": {"b": 1, "a": 2}}
            """).run(key=7)
        self.assertEqual("OVZ", outcome.kinds.lstrip("LP"))
        self.assertEqual({7}, {frame.key for frame in outcome.frames})
        self.assertEqual({"": ["columns", "table", "summary"], "/table/*": ["year", "q"], "/summary": ["b", "a"]},
                         outcome.key_order)

    def test_nothing_is_sent_where_the_database_keeps_the_order(self):
        for result in ({}, {"a": 1}, {"b": 1, "aa": {"c": [], "d": [1, [2]]}}, {"table": [{"a": 1, "b": 2}, {}]}):
            with self.subTest(result=result):
                self.assertIsNone(self.order(result))
        self.assertEqual("VZ", self.echo.run({"a": 1}).kinds)

    def test_the_length_of_a_key_counts_before_its_letters(self):
        self.assertIsNone(self.order({"z": 1, "aa": 2}))
        self.assertEqual({"": ["aa", "z"]}, self.order({"aa": 1, "z": 2}))

    def test_the_length_of_a_key_is_counted_in_bytes_of_utf_8(self):
        # Keys of 1, 2, 2, 3 and 4 bytes.
        self.assertIsNone(self.order({"z": 1, "zz": 2, "é": 3, "€": 4, "😀": 5}))
        self.assertEqual({"": ["é", "zz"]}, self.order({"é": 1, "zz": 2}))
        self.assertEqual({"": ["é", "z"]}, self.order({"é": 1, "z": 2}))
        # U+FF5E is less than U+1F600 in bytes, but not in UTF-16.
        self.assertIsNone(self.order({"～a": 1, "😀": 2}))
        self.assertEqual({"": ["€uro", "Überschuss", "Alter"]}, self.order({"€uro": 1, "Überschuss": 2, "Alter": 3}))

    def test_rows_that_differ_are_told_together_in_order_of_first_appearance(self):
        rows = [{"d": 1, "b": 2}, {"c": 3, "d": 4}, {"b": 5, "a": 6, "d": 7}, {"d": 8, "b": 9}]
        self.assertEqual({"/table/*": ["d", "b", "c", "a"]}, self.order({"table": rows}))
        # Each row is in the order of the database, all together are not.
        self.assertEqual({"/table/*": ["b", "c", "a"]}, self.order({"table": [{"b": 1, "c": 2}, {"a": 3, "b": 4}]}))

    def test_rows_whose_first_is_empty_are_told(self):
        self.assertEqual({"/table/*": ["b", "a"]}, self.order({"table": [{}, {"b": 1, "a": 2}]}))

    def test_nested_places(self):
        self.assertEqual({"/x/*/*": ["b", "a"], "/x/*/*/b/*": ["d", "c"], "/y/u": ["f", "e"]},
                         self.order({"x": [[1], [{"b": [1.5, {"d": 1, "c": 2}], "a": None}, 2]],
                                     "y": {"t": {}, "u": {"f": 1, "e": 2}}}))

    def test_an_element_of_an_array_and_a_numbered_key_are_different_places(self):
        self.assertEqual({"/x/*": ["b", "a"], "/y/0": ["d", "c"]},
                         self.order({"x": [{"b": 1, "a": 2}], "y": {"0": {"d": 1, "c": 2}}}))

    def test_slashes_and_tildes_are_escaped_in_places_and_stand_in_keys(self):
        self.assertEqual({"": ["~b", "a/", "~1"], "/a~1": ["d/", "c~"], "/~01/~0~1": ["f", "e"]},
                         self.order({"~b": 1, "a/": {"d/": 1, "c~": 2}, "~1": {"~/": {"f": 1, "e": 2}}}))

    def test_below_a_key_that_is_a_star_nothing_is_told(self):
        swapped = {"b": {"d": 1, "c": 2}, "a": 1}
        self.assertEqual({"": ["x", "*"], "/x": ["b", "a"], "/x/b": ["d", "c"]},
                         self.order({"x": swapped, "*": swapped}))
        # Neither of the elements of an array at the same place: they would be mistaken for each other.
        self.assertEqual({"/t/*": ["y", "x"]},
                         self.order({"t": [{"y": 1, "x": [swapped]}, {"x": {"*": swapped}}]}))
        self.assertEqual({"/**": ["b", "a"], "/**/b": ["d", "c"]}, self.order({"**": swapped}))

    def test_two_hundred_places_are_told_and_those_nearest_the_root_win(self):
        swapped = {"b": 1, "a": 2}
        deep = {"1": {"2": {"3": swapped}}}
        result = {"0": deep, **{f"{number:03}": {"b": {"d": 1, "c": 2}, "a": 1} for number in range(150)}}
        order = self.order(result)
        expected = {f"/{number:03}": ["b", "a"] for number in range(150)}
        expected.update({f"/{number:03}/b": ["d", "c"] for number in range(50)})
        self.assertEqual(expected, order)

    def test_exactly_two_hundred_places_are_all_told(self):
        result = {f"{number:03}": {"b": 1, "a": 2} for number in range(200)}
        self.assertEqual(200, len(self.order(result)))

    def test_the_order_takes_at_most_64_kibibytes_and_what_is_too_large_is_passed_over(self):
        # Each of the keys takes 1,003 bytes in JSON.
        cards = [f"{number:02}" + "x" * 998 for number in reversed(range(40))]
        result = {"one": dict.fromkeys(cards, 1), "two": dict.fromkeys(cards, 2),
                  "zoo": [{"b": 1, "a": dict.fromkeys(cards[:10], 3)}]}
        self.assertEqual({"/one": cards, "/zoo/*": ["b", "a"], "/zoo/*/a": cards[:10]}, self.order(result))

    def test_the_limit_of_64_kibibytes_is_exact(self):
        def result(length):
            return {"b" * length: 1, "a": 2}
        fits = 64 * 1024 - len('{"":["","a"]}')
        self.assertEqual({"": ["b" * fits, "a"]}, self.order(result(fits)))
        frames = self.echo.run(result(fits)).frames
        self.assertEqual([64 * 1024], [len(frame.payload) for frame in frames if frame.kind == "O"])
        self.assertIsNone(self.order(result(fits + 1)))

    def test_many_places_in_the_order_of_the_database_do_not_use_up_the_limit(self):
        result = {"in_order": {f"{number:04}": {"a": 1, "b": 2} for number in range(1000)},
                  "unsorted": {"row": [{"b": 1, "a": 2}]}}
        self.assertEqual({"/unsorted/row/*": ["b", "a"]}, self.order(result))

    def test_keys_are_as_they_stand_in_the_result(self):
        outcome = self.ready("""
            import dataclasses, datetime, enum
            class Basis(enum.Enum):
                STRESSED = "stressed"
            @dataclasses.dataclass
            class Policy:
                sum: int
                age: int
            async def run(inputs):
                return {"summary": {"b\\0b": 1, 10: 2, Basis.STRESSED: 3, "\\ud800": 4, None: 5},
                        "days": {datetime.date(2024, 1, 2): 1, datetime.date(2024, 1, 1): 2},
                        "table": ({"b": float("nan"), "a": 1}, Policy(1, 2))}
            """).run()
        self.assertEqual({"": ["summary", "days", "table"], "/summary": ["bb", "10", "stressed", "?", "null"],
                          "/days": ["2024-01-02", "2024-01-01"], "/table/*": ["b", "a", "sum", "age"]},
                         outcome.key_order)
        self.assertEqual(outcome.key_order["/summary"], list(outcome.result["summary"]))

    def test_a_key_from_which_something_was_removed_is_told_once(self):
        outcome = self.echo.run({"table": [{"b\0": 1, "a": 2}]})
        self.assertEqual({"/table/*": ["b", "a"]}, outcome.key_order)

    def test_a_failed_run_has_no_order(self):
        function = "async def run(inputs): return {'b': 'x' * inputs['size'], 'a': 1}"
        runner = self.ready(function, "--result-limit", "100")
        self.assertEqual("OVZ", runner.run({"size": 10}).kinds)
        self.assertEqual("EZ", runner.run({"size": 100}).kinds)

    def test_an_order_that_comes_twice_is_a_damaged_reply(self):
        outcome = self.ready("""
            import os, struct
            async def run(inputs):
                frame = struct.pack(">cqI", b"O", 0, 2) + b"{}"
                for name in os.listdir("/proc/self/fd"):
                    try:
                        if os.readlink(f"/proc/self/fd/{name}").startswith("pipe:") and int(name) > 2:
                            os.write(int(name), frame * inputs["times"])
                    except OSError:
                        pass
                return {}
            """)
        self.assertEqual("OVZ", outcome.run({"times": 1}).kinds)
        damaged = outcome.run({"times": 2})
        self.assertEqual("EZ", damaged.kinds)
        self.assertEqual("The app has damaged the reply of its own run.", damaged.error["message"])

    def test_an_app_that_cannot_be_forked_tells_the_order_too(self):
        runner = self.ready("""
            import threading, time
            threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
            async def run(inputs): return {"b": 1, "a": 2}
            """)
        self.assertEqual({"": ["b", "a"]}, runner.run().key_order)

    def test_the_columns_of_a_frame_are_in_its_order(self):
        python = interpreter_with("pandas")
        if python is None:
            self.skipTest("no pandas")
        outcome = self.ready("""
            import pandas
            async def run(inputs):
                return {"table": pandas.DataFrame({"year": [2023, 2024], "q": [1, 2], 7: [0.5, None]})}
            """, python=python).run()
        self.assertEqual({"/table/*": ["year", "q", "7"]}, outcome.key_order)

    def test_random_results_come_back_in_their_order(self):
        """Sorts all keys as the database does, puts them back as told, and compares with what was returned."""
        chance = random.Random(7)
        for _ in range(60):
            result = {"r": _random_value(chance, 4)}
            told = self.order(result) or {}
            stored = _as_stored(result)
            self.assertEqual(json.dumps(result), json.dumps(_in_order(stored, told, "")))


def _random_value(chance, depth):
    """Arrays have one element: rows that differ share an order, which need not be that of each."""
    if depth == 0 or chance.random() < 0.2:
        return chance.choice([1, "text", None, 2.5, [], {}])
    if chance.random() < 0.4:
        return [_random_value(chance, depth - 1)]
    keys = chance.sample(["a", "b", "aa", "é", "/", "~", "~1", "0", "€", "zz", "z"], chance.randint(0, 5))
    return {key: _random_value(chance, depth - 1) for key in keys}


def _as_stored(value):
    if isinstance(value, dict):
        return {key: _as_stored(value[key]) for key in sorted(value, key=lambda key: (len(key.encode()), key.encode()))}
    return [_as_stored(item) for item in value] if isinstance(value, list) else value


def _in_order(value, told, place):
    if isinstance(value, list):
        return [_in_order(item, told, place + "/*") for item in value]
    if not isinstance(value, dict):
        return value
    order = told.get(place, list(value))
    return {key: _in_order(value[key], told, place + "/" + key.replace("~", "~0").replace("/", "~1"))
            for key in order if key in value}


if __name__ == "__main__":
    unittest.main()
