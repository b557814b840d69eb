"""Each check passes for what was meant and fails for the mistake."""

import unittest
from datetime import date

import pitfalls


class PitfallsTest(unittest.TestCase):
    def told_apart(self, check, right, wrong):
        check(right)
        with self.assertRaises(AssertionError):
            check(wrong)

    # part: timing
    def test_one_payment_in_a_year_is_worth_v(self):
        def check(annuity):
            self.assertAlmostEqual(1 / 1.05, annuity(1, 0.05), delta=1e-12)

        # end
        self.told_apart(check, pitfalls.annuity, pitfalls.annuity_wrong)

    # part: rates
    def test_twelve_months_are_a_year(self):
        def check(monthly):
            self.assertAlmostEqual(1.06, (1 + monthly(0.06)) ** 12, delta=1e-12)

        # end
        self.told_apart(check, pitfalls.monthly, pitfalls.monthly_wrong)

    # part: ddof
    def test_two_returns_deviate_by_their_distance_over_root_two(self):
        def check(volatility):
            self.assertAlmostEqual(0.02 / 2**0.5 * 12**0.5, volatility([-0.01, 0.01]), delta=1e-12)

        # end
        self.told_apart(check, pitfalls.volatility, pitfalls.volatility_wrong)

    # part: truncation
    def test_29_basis_points_are_29(self):
        def check(basis_points):
            self.assertEqual(list(range(100)), [basis_points(bp / 10_000) for bp in range(100)])

        # end
        self.told_apart(check, pitfalls.basis_points, pitfalls.basis_points_wrong)

    # part: months
    def test_the_31st_comes_back_after_february(self):
        def check(month_ends):
            self.assertEqual(date(2026, 3, 31), month_ends(date(2026, 1, 31), 3)[2])

        # end
        self.told_apart(check, pitfalls.month_ends, pitfalls.month_ends_wrong)

    # part: silence
    def test_what_makes_no_sense_is_refused(self):
        def check(one_year_yield):
            with self.assertRaises(ValueError):
                one_year_yield(0, 100)

        # end
        self.told_apart(check, pitfalls.one_year_yield, pitfalls.yield_wrong)
