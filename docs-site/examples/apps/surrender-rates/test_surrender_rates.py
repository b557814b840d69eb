"""python3 -m unittest, in this folder."""

import asyncio
import math
import unittest

import function


def run(**inputs):
    return asyncio.run(function.run({"years": 10, "first_rate": 12, "decay": 0.15, **inputs}))


class SurrenderRatesTest(unittest.TestCase):
    def test_a_constant_rate_leaves_a_power(self):
        found = run(first_rate=10, decay=0)["summary"]["In force at the end"]
        self.assertAlmostEqual(0.9**10, found, delta=1e-6)

    def test_three_years_by_hand(self):
        # 0.12, 0.12 e^-0.15 = 0.103285, 0.12 e^-0.30 = 0.088898
        self.assertAlmostEqual(0.88 * 0.896715 * 0.911102, run(years=3)["summary"]["In force at the end"], delta=2e-6)

    def test_each_rate_is_the_last_one_times_the_decay(self):
        rates = [row["rate"] for row in run()["table"]]
        for last, rate in zip(rates, rates[1:]):
            self.assertAlmostEqual(last * math.exp(-0.15), rate, delta=2e-6)
