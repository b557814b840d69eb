"""python3 -m unittest, in this folder."""

import asyncio
import unittest

import function
from life_table import LifeTable


class AnnuityFactorTest(unittest.TestCase):
    def test_the_factors_are_the_published_ones(self):
        for age, factor in ((60, 14.9041), (70, 12.0083), (80, 8.5484), (90, 5.1835), (100, 2.7156)):
            found = asyncio.run(function.run({"age": age, "interest": 5}))["summary"]["Annuity factor"]
            self.assertAlmostEqual(factor, found, delta=0.00006)

    def test_without_interest_the_factor_counts_the_years(self):
        self.assertEqual([1.0, 0.5, 0.0], LifeTable({60: 0.5, 61: 1.0}).survival(60))
