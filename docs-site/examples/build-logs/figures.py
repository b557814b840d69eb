"""The figures of the build logs, computed anew: python3 figures.py mortality | portfolio | bond"""

import math
import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "deploy" / "apps"))

from app_under_test import load  # noqa: E402


def mortality():
    import test_mortality_simulator as checks

    app = load("mortality-simulator")
    yield "age  shock  app      by quadrature  continuous Gompertz"
    for age, shock in ((18, 0), (45, 0), (45, 10), (65, 50), (80, 25)):
        found = app.run(age=age, shock_rate=shock)["summary"]["Life expectancy (years)"]
        quadrature = checks.quadrature_life_expectancy(age, shock / 100)
        continuous = checks.gompertz_life_expectancy(age, shock / 100)
        yield f"{age:3}  {shock:3} %  {found:7.4f}  {quadrature:13.4f}  {continuous:19.4f}"
    worst = max(
        abs(math.exp(checks.log_survival(age, years, shock / 100)) - point["y"])
        for age, shock in ((18, 0), (45, 10), (65, 50))
        for years, point in enumerate(app.run(age=age, shock_rate=shock)["series"][: 90 - age])
        if years
    )
    yield f"survival and the closed sum differ by {worst:.1e} at most"


def portfolio():
    app = load("portfolio-pricer")
    years = 25 / 12
    yield "assets  volatility  mean of 3000 seeds  expected  its standard error  variance over theory"
    for assets, volatility in ((1, 0.4), (1, 0.2), (5, 0.2)):
        finals = [app.function.simulate_index(assets, volatility, seed)[-1] for seed in range(1, 3001)]
        own = math.expm1(volatility**2 * years) / assets
        shared = (1 - 1 / assets) * math.expm1(0.3 * volatility**2 * years)
        variance = 100**2 * math.exp(0.12 * years) * (own + shared)
        yield (f"{assets:6}  {volatility:8.0%}  {statistics.fmean(finals):20.2f}  {100 * math.exp(0.06 * years):8.2f}"
               f"  {statistics.stdev(finals) / math.sqrt(3000):18.2f}  {statistics.variance(finals) / variance:20.3f}")
    ratios = [app.function.sharpe_ratio(app.function.monthly_returns(app.function.simulate_index(50, 0.2, seed)))
              for seed in range(1, 1001)]
    yield (f"Sharpe ratio of 50 assets at 20 %, 1000 seeds: mean {statistics.fmean(ratios):.2f}, "
           f"deviation {statistics.stdev(ratios):.2f}")
    yield f"Sharpe ratio of +3 % and -1 % in turn: {app.function.sharpe_ratio([0.03, -0.01] * 12):.4f}"


def bond():
    app = load("bond-valuation")

    def summary(**changes):
        return app.run(**changes)["summary"]

    excel = dict(settlement="2008-02-15", coupon_rate=5.75, day_count="30/360")
    price = summary(maturity="2017-11-15", yield_rate=6.5, **excel)["Clean price"]
    found = summary(maturity="2016-11-15", value_from="clean price", clean_price=95.04287, **excel)["Yield (%)"]
    macaulay = summary(settlement="2018-07-01", maturity="2048-01-01", coupon_rate=8, yield_rate=9)
    modified = summary(settlement="2008-01-01", maturity="2016-01-01", coupon_rate=8, yield_rate=9)
    yield "figure                         app        published or worked out"
    yield f"PRICE, clean                   {price:<9.6f}  94.634362"
    yield f"YIELD, %                       {found:<9.6f}  6.5"
    yield f"DURATION, years                {macaulay['Macaulay duration (years)']:<9.6f}  10.919145"
    yield f"MDURATION, years               {modified['Modified duration (years)']:<9.5f}  5.73567"

    now, down, up = (summary(yield_rate=rate) for rate in (4.5, 4.4, 4.6))
    slope = (down["Dirty price"] - up["Dirty price"]) / 0.002 / now["Dirty price"]
    curve = (up["Dirty price"] - 2 * now["Dirty price"] + down["Dirty price"]) / 1e-6 / now["Dirty price"]
    loss = now["Market value"] - summary(yield_rate=4.51)["Market value"]
    yield f"modified duration by repricing {now['Modified duration (years)']:<9.4f}  {slope:.4f}"
    yield f"convexity by repricing         {now['Convexity (years²)']:<9.3f}  {curve:.3f}"
    yield f"DV01, and the loss of 1 bp     {now['DV01']:<9.2f}  {loss:.2f}"

    last = dict(settlement="2024-04-15", maturity="2024-06-15", coupon_rate=6, yield_rate=8, day_count="30/360")
    yield f"last coupon period             {summary(**last)['Clean price']:<9.4f}  {103 / (1 + 0.04 / 3) - 2:.4f}"


if __name__ == "__main__":
    print("\n".join({"mortality": mortality, "portfolio": portfolio, "bond": bond}[sys.argv[1]]()))
