"""Bond valuation against published examples, published day counts and closed forms."""

import datetime
import math
import unittest

from app_under_test import load

# Start, end, days under 30/360 (bond basis) and under 30E/360 (eurobond basis): examples 2 and 3 of ISDA's spreadsheet
# "30/360 - 2006 ISDA Definitions" (30-360-2006ISDADefs.xls, isda.org/2008/12/22/30-360-day-count-conventions).
ISDA_DAYS = [
    ("2006-08-31", "2007-02-28", 178, 178),
    ("2007-02-28", "2007-08-31", 183, 182),
    ("2007-08-31", "2008-02-29", 179, 179),
    ("2008-02-29", "2008-08-31", 182, 181),
    ("2008-08-31", "2009-02-28", 178, 178),
    ("2009-02-28", "2009-08-31", 183, 182),
    ("2006-01-31", "2006-02-28", 28, 28),
    ("2006-01-30", "2006-02-28", 28, 28),
    ("2006-02-28", "2006-03-03", 5, 5),
    ("2006-02-14", "2006-02-28", 14, 14),
    ("2006-09-30", "2006-10-31", 30, 30),
    ("2006-10-31", "2006-11-28", 28, 28),
    ("2007-08-31", "2008-02-28", 178, 178),
    ("2008-02-28", "2008-08-28", 180, 180),
    ("2008-02-28", "2008-08-30", 182, 182),
    ("2008-02-28", "2008-08-31", 183, 182),
    ("2007-02-26", "2008-02-28", 362, 362),
    ("2007-02-26", "2008-02-29", 363, 363),
    ("2008-02-29", "2009-02-28", 359, 359),
    ("2008-02-28", "2008-03-30", 32, 32),
    ("2008-02-28", "2008-03-31", 33, 32),
]


class BondValuationTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.app = load("bond-valuation")

    def summary(self, **changes):
        return self.app.run(**changes)["summary"]

    def on_coupon_date(self, years=10, **changes):
        """The summary of a bond settled on a coupon date, so that no interest has accrued."""
        return self.summary(settlement="2020-06-15", maturity=f"{2020 + years}-06-15", **changes)

    def test_price_matches_the_example_of_excel(self):
        # Microsoft, PRICE function: 94.63436 (unrounded 94.6343616213 in Microsoft's DAX reference of PRICE)
        example = dict(settlement="2008-02-15", maturity="2017-11-15", coupon_rate=5.75, yield_rate=6.5)
        self.assertAlmostEqual(94.6343616213, self.summary(**example, day_count="30/360")["Clean price"], delta=1e-6)

    def test_actual_days_accrue_over_the_days_of_the_period(self):
        # 15 November 2007 to 15 February 2008 is 92 days, to 15 May 2008 182 days; a coupon is 2.875
        found = self.summary(settlement="2008-02-15", maturity="2017-11-15", coupon_rate=5.75, yield_rate=6.5)
        self.assertAlmostEqual(2.875 * 92 / 182, found["Accrued interest"], delta=1e-6)

    def test_yield_matches_the_example_of_excel(self):
        # Microsoft, YIELD function: 6.5 % for a clean price of 95.04287
        found = self.summary(
            settlement="2008-02-15", maturity="2016-11-15", coupon_rate=5.75, day_count="30/360",
            value_from="clean price", clean_price=95.04287,
        )
        self.assertAlmostEqual(6.5, found["Yield (%)"], delta=1e-5)
        self.assertAlmostEqual(95.04287, found["Clean price"], delta=1e-6)

    def test_durations_match_the_examples_of_excel(self):
        # Microsoft, DURATION function: 10.9191453; MDURATION function: 5.73567; both Actual/Actual
        duration = self.summary(settlement="2018-07-01", maturity="2048-01-01", coupon_rate=8, yield_rate=9)
        modified = self.summary(settlement="2008-01-01", maturity="2016-01-01", coupon_rate=8, yield_rate=9)
        self.assertAlmostEqual(10.9191453, duration["Macaulay duration (years)"], delta=1e-6)
        self.assertAlmostEqual(5.73567, modified["Modified duration (years)"], delta=5e-6)

    def test_accrued_interest_matches_a_textbook_example(self):
        # Adams and Smith (CFA Program Curriculum 2020): 4.375 %, 15 May to 27 June is 42 of 180 days, 0.510417
        found = self.summary(settlement="2019-06-27", maturity="2029-11-15", coupon_rate=4.375, day_count="30/360")
        self.assertAlmostEqual(0.510417, found["Accrued interest"], delta=1e-6)

    def test_days_match_the_examples_of_isda(self):
        days_between = self.app.siblings["day_count"].days_between
        for start, end, bond_basis, eurobond_basis in ISDA_DAYS:
            with self.subTest(start=start, end=end):
                dates = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)
                self.assertEqual(bond_basis, days_between(*dates, "30/360"))
                self.assertEqual(eurobond_basis, days_between(*dates, "30E/360"))

    def test_a_bond_yielding_its_coupon_is_worth_par(self):
        for frequency in (1, 2, 4, 12):
            found = self.on_coupon_date(coupon_rate=6, yield_rate=6, frequency=frequency)
            self.assertAlmostEqual(100, found["Dirty price"], delta=1e-6)

    def test_a_price_on_a_coupon_date_is_an_annuity_and_the_redemption(self):
        # P = c (1 - v^n) / i + 100 v^n with c = 5, i = 3 %, n = 20, v = 1 / 1.03
        discount = 1.03**-20
        found = self.on_coupon_date(coupon_rate=10, yield_rate=6)
        self.assertAlmostEqual(5 * (1 - discount) / 0.03 + 100 * discount, found["Clean price"], delta=1e-6)

    def test_a_par_bonds_modified_duration_is_the_annuity_factor(self):
        # D = (1 - v^n) / y
        found = self.on_coupon_date(coupon_rate=6, yield_rate=6)
        self.assertAlmostEqual((1 - 1.03**-20) / 0.06, found["Modified duration (years)"], delta=1e-6)

    def test_a_zero_coupon_bond_has_its_closed_forms(self):
        found = self.on_coupon_date(coupon_rate=0, yield_rate=5, frequency=1)
        self.assertAlmostEqual(100 / 1.05**10, found["Clean price"], delta=1e-6)
        self.assertAlmostEqual(10, found["Macaulay duration (years)"], delta=1e-6)
        self.assertAlmostEqual(10 / 1.05, found["Modified duration (years)"], delta=1e-6)
        self.assertAlmostEqual(10 * 11 / 1.05**2, found["Convexity (years²)"], delta=1e-5)

    def test_sensitivities_are_the_derivatives_of_the_price(self):
        for bond in ({}, {"yield_rate": -2}, {"settlement": "2034-11-20"}, {"frequency": 4, "day_count": "30E/360"}):
            with self.subTest(**bond):
                base = {"yield_rate": 4.5, **bond}
                down, middle, up = (
                    self.summary(**{**base, "yield_rate": base["yield_rate"] + step})["Dirty price"]
                    for step in (-0.1, 0, 0.1)
                )
                found = self.summary(**base)
                self.assertAlmostEqual(-(up - down) / 0.002 / middle, found["Modified duration (years)"], delta=1e-3)
                curvature = (up - 2 * middle + down) / 1e-6 / middle
                self.assertAlmostEqual(curvature, found["Convexity (years²)"], delta=0.05)

    def test_the_last_coupon_period_is_discounted_at_simple_interest(self):
        # 30/360: 60 of 180 days remain, so (100 + 3) / (1 + 0.08 / 2 * 60 / 180) less 120/180 of a coupon of 3
        found = self.summary(
            settlement="2024-04-15", maturity="2024-06-15", coupon_rate=6, yield_rate=8, day_count="30/360"
        )
        self.assertAlmostEqual(103 / (1 + 0.04 / 3) - 2, found["Clean price"], delta=1e-6)

    def test_price_and_yield_are_each_others_inverse(self):
        for yield_rate in (-2, 0, 4.5, 30):
            price = self.summary(yield_rate=yield_rate)["Clean price"]
            found = self.summary(value_from="clean price", clean_price=price)["Yield (%)"]
            self.assertAlmostEqual(yield_rate, found, delta=1e-5)

    def test_payments_add_up_to_the_market_value(self):
        result = self.app.run(nominal=2500000)
        total = sum(row["present_value"] for row in result["table"])
        self.assertAlmostEqual(result["summary"]["Market value"], total, delta=0.01 * len(result["table"]))
        self.assertAlmostEqual(result["summary"]["Dirty price"] * 25000, total, delta=0.2)
        self.assertEqual(2500000, sum(row["redemption"] for row in result["table"]))

    def test_dv01_is_what_the_holding_loses_with_one_basis_point(self):
        now, then = self.summary(), self.summary(yield_rate=4.51)
        self.assertAlmostEqual(now["Market value"] - then["Market value"], now["DV01"], delta=0.5)

    def test_coupon_dates_keep_to_month_ends_when_asked(self):
        def dates(keep):
            bond = dict(settlement="2023-10-10", maturity="2025-02-28", end_of_month=keep)
            return [row["date"] for row in self.app.run(**bond)["table"]]

        self.assertEqual(["2024-02-29", "2024-08-31", "2025-02-28"], dates(True))
        self.assertEqual(["2024-02-28", "2024-08-28", "2025-02-28"], dates(False))

    def test_the_31st_falls_back_in_shorter_months(self):
        bond = dict(settlement="2023-12-31", maturity="2024-12-31", frequency=4, end_of_month=False)
        dates = [row["date"] for row in self.app.run(**bond)["table"]]
        self.assertEqual(["2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31"], dates)

    def test_a_coupon_on_the_settlement_date_belongs_to_the_seller(self):
        result = self.app.run(settlement="2025-08-15")
        self.assertEqual(0, result["summary"]["Accrued interest"])
        self.assertEqual("2026-02-15", result["summary"]["Next payment"])

    def test_long_30_day_months_accrue_no_more_than_one_coupon(self):
        # 28 February to 30 August counts 182 days under 30/360, two more than the period has
        found = self.summary(settlement="2023-08-30", maturity="2025-08-31", coupon_rate=4, day_count="30/360")
        self.assertEqual(2, found["Accrued interest"])

    def test_the_chart_spans_the_range_and_touches_at_the_yield(self):
        lines = self.app.run(yield_rate=4.5, yield_range=200, scenarios=41)["series"]
        repriced, duration, second_order = (lines[k] for k in ("Repriced", "Duration", "Duration and convexity"))
        self.assertEqual([2.5, 4.5, 6.5], [repriced[k]["x"] for k in (0, 20, 40)])
        self.assertEqual(repriced[20], duration[20])
        self.assertAlmostEqual(self.summary(yield_rate=6.5)["Clean price"], repriced[40]["y"], delta=1e-6)
        for k in (0, 40):
            errors = [abs(line[k]["y"] - repriced[k]["y"]) for line in (duration, second_order)]
            self.assertLess(errors[1], errors[0] / 5)
            self.assertLess(duration[k]["y"], repriced[k]["y"])

    def test_impossible_bonds_are_refused_with_the_reason(self):
        cases = [
            (dict(settlement="2035-02-15"), "maturity must be after settlement (2035-02-15), but is 2035-02-15"),
            (dict(maturity="2200-01-01"), "settlement must be in 1900 or later and maturity within 100 years of it"),
            (
                dict(settlement="2035-02-14", value_from="clean price", clean_price=50),
                "a clean price of 50 means a yield outside -50% to 100%: check the price and the maturity, 2035-02-15",
            ),
        ]
        for changes, message in cases:
            with self.subTest(**changes), self.assertRaises(ValueError) as refused:
                self.app.run(**changes)
            self.assertEqual(message, str(refused.exception))

    def test_every_figure_is_finite_one_day_before_maturity(self):
        for value in self.summary(settlement="2035-02-14").values():
            self.assertTrue(isinstance(value, str) or math.isfinite(value))


if __name__ == "__main__":
    unittest.main()
