"""The portfolio pricer against the moments of geometric Brownian motion and a ratio worked by hand."""

import math
import statistics
import unittest

from app_under_test import load

DRIFT, RISK_FREE, CORRELATION = 0.06, 0.02, 0.30
YEARS = 25 / 12
SEEDS = range(1, 3001)


class PortfolioPricerTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.app = load("portfolio-pricer")
        cls.function = cls.app.function

    def summary(self, **changes):
        return self.app.run(**changes)["summary"]

    def final_values(self, n_assets, volatility):
        return [self.function.simulate_index(n_assets, volatility, seed)[-1] for seed in SEEDS]

    def test_without_volatility_the_index_grows_at_the_drift(self):
        for n_assets in (1, 200):
            result = self.app.run(n_assets=n_assets, volatility=0)
            for point in result["series"]:
                self.assertAlmostEqual(100 * math.exp(DRIFT * point["x"] / 12), point["y"], delta=1e-6)
            self.assertAlmostEqual(100 * math.exp(0.125), result["summary"]["Final value"], delta=1e-4)
            self.assertAlmostEqual(13.3148, result["summary"]["Return (%)"], delta=1e-4)

    def test_without_volatility_there_is_no_sharpe_ratio(self):
        self.assertIsNone(self.summary(volatility=0)["Sharpe ratio"])
        self.assertIsNotNone(self.summary(volatility=0.5)["Sharpe ratio"])

    def test_the_mean_over_many_seeds_is_growth_at_the_drift(self):
        for n_assets, volatility in ((1, 0.4), (5, 0.2)):
            finals = self.final_values(n_assets, volatility)
            standard_error = statistics.stdev(finals) / math.sqrt(len(finals))
            self.assertAlmostEqual(100 * math.exp(DRIFT * YEARS), statistics.fmean(finals), delta=4 * standard_error)

    def test_the_variance_over_many_seeds_is_that_of_correlated_lognormals(self):
        # Var = 100^2 e^(2 mu T) [ (e^(s^2 T) - 1) / n + (1 - 1/n) (e^(rho s^2 T) - 1) ]
        for n_assets, volatility in ((1, 0.2), (5, 0.2)):
            own = math.expm1(volatility**2 * YEARS) / n_assets
            shared = (1 - 1 / n_assets) * math.expm1(CORRELATION * volatility**2 * YEARS)
            expected = 100**2 * math.exp(2 * DRIFT * YEARS) * (own + shared)
            # a sample variance of 3000 is within about 3 % (one standard error); own and shared differ by far more
            variance = statistics.variance(self.final_values(n_assets, volatility))
            self.assertAlmostEqual(1, variance / expected, delta=0.12)

    def test_log_returns_of_one_asset_have_the_mean_and_deviation_of_the_step(self):
        volatility = 0.4
        logs = []
        for seed in range(1, 401):
            index = self.function.simulate_index(1, volatility, seed)
            logs += [math.log(end / start) for start, end in zip(index, index[1:])]
        deviation = volatility / math.sqrt(12)
        self.assertAlmostEqual((DRIFT - volatility**2 / 2) / 12, statistics.fmean(logs), delta=4 * deviation / 100)
        self.assertAlmostEqual(deviation, statistics.stdev(logs), delta=4 * deviation / math.sqrt(2 * len(logs)))

    def test_the_sharpe_ratio_is_the_one_worked_by_hand(self):
        # +3 % and -1 % in turn: mean 1 %, squared deviations 24 * 0.0004 over 23; a risk-free month is e^(0.02/12) - 1
        returns = [0.03, -0.01] * 12
        expected = (0.01 - 0.0016680564) / math.sqrt(24 * 0.0004 / 23) * math.sqrt(12)
        self.assertAlmostEqual(expected, self.function.sharpe_ratio(returns), delta=1e-6)

    def test_the_summary_follows_from_the_path(self):
        result = self.app.run()
        path = [point["y"] for point in result["series"]]
        excess = [b / a - math.exp(RISK_FREE / 12) for a, b in zip(path, path[1:])]
        sharpe = sum(excess) / 25 / math.sqrt(sum((e - sum(excess) / 25) ** 2 for e in excess) / 24) * math.sqrt(12)
        self.assertAlmostEqual(path[-1], result["summary"]["Final value"], delta=1e-4)
        self.assertAlmostEqual(path[-1] - 100, result["summary"]["Return (%)"], delta=1e-4)
        self.assertAlmostEqual(sharpe, result["summary"]["Sharpe ratio"], delta=1e-4)

    def test_the_path_has_25_monthly_steps_and_the_table_every_fourth_month(self):
        result = self.app.run()
        self.assertEqual(list(range(26)), [point["x"] for point in result["series"]])
        self.assertEqual(100, result["series"][0]["y"])
        self.assertEqual([0, 4, 8, 12, 16, 20, 24], [row["month"] for row in result["table"]])
        for row in result["table"]:
            self.assertAlmostEqual(result["series"][row["month"]]["y"], row["index"], delta=1e-4)
            self.assertAlmostEqual(row["index"] - 100, row["return_pct"], delta=1e-4)

    def test_a_further_asset_leaves_the_paths_of_the_others_alone(self):
        one, two, three = (self.function.simulate_index(n, 0.2, 7)[-1] * n for n in (1, 2, 3))
        alone = self.function.simulate_index(1, 0.2, 7)[-1]
        self.assertEqual(one, alone)
        self.assertTrue(two - one > 0 and three - two > 0)
        self.assertNotAlmostEqual(two - one, one, places=3)

    def test_more_assets_vary_less(self):
        single, many = (self.summary(n_assets=n)["Realised volatility (%)"] for n in (1, 200))
        self.assertGreater(single, many)

    def test_the_largest_volatility_stays_positive(self):
        for n_assets in (1, 200):
            values = [point["y"] for point in self.app.run(n_assets=n_assets, volatility=100)["series"]]
            self.assertGreater(min(values), 0)

    def test_inputs_without_meaning_are_refused(self):
        for changes in ({"n_assets": 0}, {"volatility": -1}, {"volatility": math.nan}, {"volatility": math.inf}):
            with self.subTest(**changes), self.assertRaises(ValueError):
                self.app.run(**changes)


if __name__ == "__main__":
    unittest.main()
