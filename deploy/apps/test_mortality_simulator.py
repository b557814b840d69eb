"""The mortality simulator against closed forms that share no loop with it."""

import math
import unittest

from app_under_test import load

A, B = 0.00009, 0.091


def log_survival(age, years, shock):
    """ln of the survival probability over whole years while no rate is capped.

    ln(1 - q) = -(q + q^2/2 + q^3/3 + ...), and each power of a geometric sequence of rates sums in closed form, here
    from the last rate back.
    """
    last = A * math.exp(B * (age + years - 1)) * (1 + shock)
    total = 0.0
    for power in range(1, 500):
        total -= last**power / power * math.expm1(-power * B * years) / math.expm1(-power * B)
    return total


def gompertz_life_expectancy(age, shock):
    """The complete expectation of life under a Gompertz force of mortality whose yearly integral is q.

    The force is m exp(B t), and the expectation is the closed integral exp(m/B) E1(m/B) / B, with the exponential
    integral E1 from its convergent series (Abramowitz and Stegun, 5.1.11).
    """
    z = A * math.exp(B * age) * (1 + shock) / math.expm1(B)
    euler = 0.5772156649015329
    e1 = -euler - math.log(z) - sum((-z) ** k / (k * math.factorial(k)) for k in range(1, 60))
    return math.exp(z) * e1 / B


def quadrature_life_expectancy(age, shock, steps_per_year=200):
    """Midpoint rule over the survival curve, deaths even over each year, up to the age where rates reach the cap."""
    total, year = 0.0, 0
    while A * math.exp(B * (age + year)) * (1 + shock) < 0.95:
        start, end = (math.exp(log_survival(age, y, shock)) if y else 1.0 for y in (year, year + 1))
        for step in range(steps_per_year):
            total += (start + (end - start) * (step + 0.5) / steps_per_year) / steps_per_year
        year += 1
    return total


class MortalitySimulatorTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.app = load("mortality-simulator")

    def summary(self, **changes):
        return self.app.run(**changes)["summary"]

    def test_the_rates_are_the_stated_formula_worked_by_hand(self):
        # 0.00009 * exp(4.095) * 1.1 = 0.00009 * 60.03935 * 1.1, and 0.00009 * exp(5.915) = 0.00009 * 370.5542
        self.assertAlmostEqual(0.005943896, self.app.run(age=45, shock_rate=10)["table"][0]["q"], delta=2e-8)
        self.assertAlmostEqual(0.03334988, self.app.run(age=65, shock_rate=0)["table"][0]["q"], delta=2e-8)

    def test_rates_stop_at_the_cap(self):
        rates = [row["q"] for row in self.app.run(age=100, shock_rate=50)["table"]]
        self.assertEqual([0.99] * 5, rates)  # 0.00009 * exp(9.1) * 1.5 is 1.21
        self.assertLess(self.app.run(age=100, shock_rate=0)["table"][0]["q"], 0.99)

    def test_survival_is_the_closed_sum_of_the_logarithm(self):
        for age, shock in ((18, 0), (45, 10), (65, 50)):
            series = self.app.run(age=age, shock_rate=shock)["series"]
            for years in range(1, 90 - age):
                expected = math.exp(log_survival(age, years, shock / 100))
                self.assertAlmostEqual(expected, series[years]["y"], delta=1e-8)

    def test_life_expectancy_is_the_area_by_quadrature(self):
        for age, shock in ((18, 0), (45, 0), (45, 10), (65, 50), (80, 25)):
            expected = quadrature_life_expectancy(age, shock / 100)
            found = self.summary(age=age, shock_rate=shock)["Life expectancy (years)"]
            self.assertAlmostEqual(expected, found, delta=2e-4)

    def test_life_expectancy_is_near_that_of_a_continuous_gompertz_law(self):
        # A probability q is a slightly heavier mortality than a force that adds up to q over the year.
        for age in (18, 45, 65):
            shortfall = gompertz_life_expectancy(age, 0.1) - self.summary(age=age)["Life expectancy (years)"]
            self.assertTrue(0 < shortfall < 0.35, shortfall)

    def test_survival_at_65_is_the_closed_form_below_65(self):
        for age in (18, 45, 64):
            expected = math.exp(log_survival(age, 65 - age, 0.1))
            self.assertAlmostEqual(expected, self.summary(age=age)["Survival at 65"], delta=1e-6)

    def test_survival_at_65_is_certain_from_65_on_and_says_so(self):
        self.assertEqual("Chance that a life aged 64 today reaches 65", self.summary(age=64)["Survival at 65 means"])
        for age in (65, 70, 100):
            summary = self.summary(age=age)
            self.assertEqual(1, summary["Survival at 65"])
            self.assertEqual(f"Certain: a life aged {age} has already reached 65", summary["Survival at 65 means"])

    def test_a_fractional_age_is_interpolated_within_the_year(self):
        half_year = 1 - self.app.run(age=64.5)["table"][0]["q"] / 2
        self.assertAlmostEqual(half_year, self.summary(age=64.5)["Survival at 65"], delta=1e-6)

    def test_the_table_is_every_fifth_point_of_the_curve(self):
        result = self.app.run(age=45)
        self.assertEqual(list(range(45, 121)), [point["x"] for point in result["series"]])
        self.assertEqual(list(range(45, 121, 5)), [row["age"] for row in result["table"]])
        self.assertEqual([point["y"] for point in result["series"][::5]], [row["survival"] for row in result["table"]])
        self.assertEqual(["Age", "Mortality q", "Survival"], result["columns"])
        self.assertEqual(["age", "q", "survival"], list(result["table"][0]))

    def test_a_shock_shortens_life(self):
        lives = [self.summary(shock_rate=shock)["Life expectancy (years)"] for shock in (0, 10, 25, 50)]
        self.assertEqual(sorted(lives, reverse=True), lives)
        self.assertEqual(4, len(set(lives)))

    def test_inputs_without_meaning_are_refused(self):
        for changes in ({"age": 120}, {"age": -1}, {"age": math.nan}, {"shock_rate": -101}, {"shock_rate": math.nan}):
            with self.subTest(**changes), self.assertRaises(ValueError):
                self.app.run(**changes)


if __name__ == "__main__":
    unittest.main()
