"""The draft of the session fails where the page says, and by as much."""

import asyncio
import importlib.util
import os
import subprocess
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
INPUTS = {"age": 40, "term": 20, "sum_assured": 100_000, "interest": 5}


def premium(folder: Path) -> float:
    spec = importlib.util.spec_from_file_location("app", folder / "function.py")
    function = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(function)
    return asyncio.run(function.run(INPUTS))["summary"]["Yearly premium"]


def failures(folder: Path) -> set:
    """The tests of the app that an implementation fails."""
    tests = HERE.parent / "apps" / "term-assurance"
    ran = subprocess.run([sys.executable, "-m", "unittest", "-v"], cwd=tests, env={**os.environ, "APP": str(folder)},
                         stderr=subprocess.PIPE, text=True)
    return {line.split()[1] for line in ran.stderr.splitlines() if line.startswith(("FAIL: ", "ERROR: "))}


class SessionTest(unittest.TestCase):
    def test_the_draft_asks_for_one_year_of_interest_too_much(self):
        draft, registered = premium(HERE / "2-draft"), premium(HERE.parent / "apps" / "term-assurance")
        self.assertEqual((118.2493, 112.6184), (draft, registered))
        self.assertAlmostEqual(1.05, draft / registered, delta=1e-6)

    def test_the_draft_fails_what_the_page_says(self):
        self.assertEqual({
            "test_the_factors_are_the_published_ones",
            "test_benefits_and_premiums_keep_the_identity_of_an_endowment",
            "test_one_year_costs_the_discounted_mortality_rate",
            "test_reserves_grow_by_premium_and_interest_and_pay_the_claims",
            "test_each_heading_belongs_to_the_value_at_its_place",
            "test_a_cover_beyond_the_last_age_is_refused",
        }, failures(HERE / "2-draft"))

    def test_what_was_registered_fails_nothing(self):
        self.assertEqual(set(), failures(HERE.parent / "apps" / "term-assurance"))
