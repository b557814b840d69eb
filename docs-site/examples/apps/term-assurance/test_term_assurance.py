"""python3 -m unittest, in this folder. APP names another folder to hold to the same tests."""

import asyncio
import importlib.util
import os
import pathlib
import unittest

FOLDER = pathlib.Path(os.environ.get("APP") or pathlib.Path(__file__).parent)
spec = importlib.util.spec_from_file_location("app", FOLDER / "function.py")
function = importlib.util.module_from_spec(spec)
spec.loader.exec_module(function)

# Age, annuity-due and endowment assurance of 10 and of 20 years, pure endowment of 10 and of 20 years: the Society of
# Actuaries' Standard Ultimate Life Table, i = 5 %.
PUBLISHED = [
    (20, 8.0991, 0.61433, 13.0559, 0.37829, 0.61224, 0.37440),
    (40, 8.0863, 0.61494, 12.9935, 0.38126, 0.60920, 0.36663),
    (50, 8.0550, 0.61643, 12.8428, 0.38844, 0.60182, 0.34824),
    (60, 7.9555, 0.62116, 12.3816, 0.41040, 0.57864, 0.29508),
    (70, 7.6491, 0.63576, 11.1109, 0.47091, 0.50994, 0.17313),
]


def run(**inputs):
    return asyncio.run(function.run({"age": 40, "term": 20, "sum_assured": 1, "interest": 5, **inputs}))


class TermAssuranceTest(unittest.TestCase):
    # part: published
    def test_the_factors_are_the_published_ones(self):
        for age, annuity10, endowment10, annuity20, endowment20, pure10, pure20 in PUBLISHED:
            for term, annuity, endowment, pure in ((10, annuity10, endowment10, pure10),
                                                   (20, annuity20, endowment20, pure20)):
                with self.subTest(age=age, term=term):
                    found = run(age=age, term=term)["summary"]
                    self.assertAlmostEqual(annuity, found["Annuity factor"], delta=0.00006)
                    # an endowment assurance is a term assurance and a pure endowment; both are rounded
                    self.assertAlmostEqual(endowment - pure, found["Assurance factor"], delta=0.000012)
    # end

    # part: identity
    def test_benefits_and_premiums_keep_the_identity_of_an_endowment(self):
        # A + v^n p = 1 - d a-due, whatever the mortality
        for interest in (0.5, 5, 12):
            with self.subTest(interest=interest):
                found = run(interest=interest)["summary"]
                v = 1 / (1 + interest / 100)
                paid_at_maturity = v**20 * function.survival(40, 20)
                self.assertAlmostEqual(1 - (1 - v) * found["Annuity factor"],
                                       found["Assurance factor"] + paid_at_maturity, delta=2e-6)
    # end

    # part: one-year
    def test_one_year_without_interest_costs_the_mortality_rate(self):
        self.assertAlmostEqual(0.010413, run(age=70, term=1, interest=0)["summary"]["Yearly premium"], delta=0.0001)

    def test_one_year_costs_the_discounted_mortality_rate(self):
        found = run(age=70, term=1, sum_assured=100_000)["summary"]["Yearly premium"]
        self.assertAlmostEqual(1041.3 / 1.05, found, delta=0.06)
    # end

    # part: recursion
    def test_reserves_grow_by_premium_and_interest_and_pay_the_claims(self):
        result = run(sum_assured=100_000)
        premium, rows = result["summary"]["Yearly premium"], result["table"]
        reserves = [row["reserve"] for row in rows] + [0.0]
        self.assertAlmostEqual(0, reserves[0], delta=1e-3)
        for row, start, end in zip(rows, reserves, reserves[1:]):
            self.assertAlmostEqual((start + premium) * 1.05, row["q"] * 100_000 + (1 - row["q"]) * end, delta=1e-3)
    # end

    # part: columns
    def test_each_heading_belongs_to_the_value_at_its_place(self):
        result = run()
        row = dict(zip(result["columns"], result["table"][1].values()))
        self.assertEqual((2, 41), (row["Year"], row["Age at its start"]))
        self.assertLess(row["Mortality q"], row["In force at its start"])
    # end

    def test_a_cover_beyond_the_last_age_is_refused(self):
        with self.assertRaises(ValueError) as refused:
            run(age=80, term=50)
        self.assertEqual("the cover must end by age 120, but age + term is 130", str(refused.exception))
