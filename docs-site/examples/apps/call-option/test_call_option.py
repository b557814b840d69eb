"""python3 -m unittest, in this folder."""

import asyncio
import math
import random
import statistics
import unittest

import function

HULL = {"spot": 42, "strike": 40, "rate": 10, "volatility": 20, "years": 0.5, "paths": 20_000, "seed": 1}


def run(**inputs):
    return asyncio.run(function.run({**HULL, **inputs}))


class CallOptionTest(unittest.TestCase):
    def test_the_closed_form_is_the_one_of_the_book(self):
        self.assertEqual(4.76, round(run()["summary"]["Black-Scholes price"], 2))

    def test_the_estimate_is_within_four_standard_errors_for_most_seeds(self):
        misses = 0
        for seed in range(10):
            found = run(seed=seed)["summary"]
            misses += abs(found["Price"] - found["Black-Scholes price"]) > 2 * found["Standard error"]
        self.assertLessEqual(misses, 3)  # 5 % are expected beyond two

    def test_the_standard_error_is_the_deviation_over_many_seeds(self):
        prices = [run(seed=seed, paths=2_000)["summary"]["Price"] for seed in range(100, 160)]
        error = run(paths=2_000)["summary"]["Standard error"]
        self.assertAlmostEqual(1, statistics.stdev(prices) / error, delta=0.3)

    def test_the_standard_error_divides_by_one_less_than_the_count(self):
        values = [random.Random(3).random() for _ in range(5)] + [1.0]
        _, error = function.estimate(sum(values), sum(v * v for v in values), len(values))
        self.assertAlmostEqual(statistics.stdev(values) / math.sqrt(len(values)), error, delta=1e-12)

    def test_the_same_seed_gives_the_same_result_and_another_another(self):
        self.assertEqual(run(), run())
        self.assertNotEqual(run(), run(seed=2))
