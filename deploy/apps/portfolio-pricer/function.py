"""An equally weighted portfolio of correlated assets that follow geometric Brownian motion."""

import asyncio
import math
import random
import statistics

try:
    import stoa
except ImportError:  # run outside Stoa: there is nobody to report progress to
    stoa = None

__all__ = ["run"]

DRIFT = 0.06
RISK_FREE_RATE = 0.02
CORRELATION = 0.30
START_VALUE = 100.0
STEPS = 25
STEPS_PER_YEAR = 12
SEED = 1900
MONTHS_BETWEEN_ROWS = 4
SMALLEST_DEVIATION = 1e-9
PAUSES = 20


async def run(inputs: dict) -> dict:
    """Simulate the portfolio's index over 25 months, always with the same random numbers.

    `inputs`: `n_assets`, `volatility` of each asset in percent a year, `simulated_seconds` of waiting that
    changes no number.

    Returns `series` (`[{x: month, y: index}]`, months 0 to 25, the index starts at 100), `columns` and `table`
    (every fourth month) and `summary`. Returns are in percent; the Sharpe ratio is null when nothing varies.

    Raises ValueError when there is no asset or the volatility is negative or not finite.
    """
    n_assets, volatility = int(inputs["n_assets"]), float(inputs["volatility"]) / 100
    check(n_assets, volatility)

    report_progress(0, f"Simulating {n_assets} assets")
    index = simulate_index(n_assets, volatility, SEED)
    await wait_with_progress(float(inputs.get("simulated_seconds", 0)))
    report_progress(1, "Index path ready")

    return {
        "columns": ["Month", "Index", "Return since start (%)"],
        "table": [table_row(month, index[month]) for month in range(0, STEPS + 1, MONTHS_BETWEEN_ROWS)],
        "series": [{"x": month, "y": round(value, 6)} for month, value in enumerate(index)],
        "summary": summarise(index),
    }


def check(n_assets: int, volatility: float) -> None:
    """Refuse inputs for which there is no portfolio to simulate (ValueError)."""
    if n_assets < 1:
        raise ValueError(f"n_assets must be at least 1, but is {n_assets}")
    if not 0 <= volatility < math.inf:
        raise ValueError(f"volatility must be a number of at least 0 %, but is {volatility * 100:g} %")


def simulate_index(n_assets: int, volatility: float, seed: int) -> list:
    """The index at months 0 to 25: the mean value of `n_assets` assets bought at 100 each and held.

    Each asset's monthly shock is `sqrt(rho) * market + sqrt(1 - rho) * own`, so any two assets have correlation
    rho. The market's shocks are drawn first, then each asset's, so a further asset leaves the others' paths alone.
    """
    rng = random.Random(seed)
    market = [standard_normal(rng) for _ in range(STEPS)]
    total = [0.0] * (STEPS + 1)
    for _ in range(n_assets):
        own = [standard_normal(rng) for _ in range(STEPS)]
        shocks = [math.sqrt(CORRELATION) * m + math.sqrt(1 - CORRELATION) * o for m, o in zip(market, own)]
        total = [so_far + value for so_far, value in zip(total, asset_path(volatility, shocks))]
    return [value / n_assets for value in total]


def asset_path(volatility: float, shocks: list) -> list:
    """The values of one asset at the start and after each standard normal shock: geometric Brownian motion.

    The step `exp((mu - sigma^2 / 2) dt + sigma sqrt(dt) z)` is exact for any dt (Glasserman, Monte Carlo Methods in
    Financial Engineering, 2003, section 3.2.1).
    """
    dt = 1 / STEPS_PER_YEAR
    values = [START_VALUE]
    for shock in shocks:
        log_return = (DRIFT - volatility**2 / 2) * dt + volatility * math.sqrt(dt) * shock
        values.append(values[-1] * math.exp(log_return))
    return values


def standard_normal(rng: random.Random) -> float:
    """One standard normal number, by inversion of a uniform one.

    Python keeps the sequence of `random()` for a seed from version to version, but not that of `gauss()` (Python
    library reference, random, "Notes on Reproducibility").
    """
    uniform = max(rng.random(), 2.0**-54)  # random() can be 0, where the inverse is minus infinity
    return statistics.NormalDist().inv_cdf(uniform)


def monthly_returns(index: list) -> list:
    """The simple return of each month, as a fraction."""
    return [end / start - 1 for start, end in zip(index, index[1:])]


def sharpe_ratio(returns: list):
    """The yearly Sharpe ratio of monthly simple returns, or None when they do not vary.

    Mean over standard deviation (n - 1) of the returns in excess of the risk-free one, times sqrt(12): the historic
    ratio of Sharpe, "The Sharpe Ratio", Journal of Portfolio Management 21(1), 1994.
    """
    risk_free_return = math.exp(RISK_FREE_RATE / STEPS_PER_YEAR) - 1
    deviation = statistics.stdev(returns)
    if deviation < SMALLEST_DEVIATION:
        return None
    return (statistics.fmean(returns) - risk_free_return) / deviation * math.sqrt(STEPS_PER_YEAR)


def summarise(index: list) -> dict:
    """The key figures over all 25 months."""
    returns = monthly_returns(index)
    sharpe = sharpe_ratio(returns)
    if sharpe is None:
        print("The index does not vary, so it has no Sharpe ratio.")
    return {
        "Final value": round(index[-1], 4),
        "Return (%)": round(percent_since_start(index[-1]), 4),
        "Sharpe ratio": None if sharpe is None else round(sharpe, 4),
        "Realised volatility (%)": round(statistics.stdev(returns) * math.sqrt(STEPS_PER_YEAR) * 100, 4),
    }


def table_row(month: int, value: float) -> dict:
    """The row of one month: the index to four decimals, its return since month 0 in percent."""
    return {"month": month, "index": round(value, 4), "return_pct": round(percent_since_start(value), 4)}


def percent_since_start(value: float) -> float:
    """The return from the start value to `value`, in percent."""
    return (value / START_VALUE - 1) * 100


async def wait_with_progress(seconds: float) -> None:
    """Wait `seconds` in small steps, reporting each, so that progress and cancelling can be watched."""
    if seconds <= 0:
        return
    for pause in range(1, PAUSES + 1):
        await asyncio.sleep(seconds / PAUSES)
        report_progress(pause / PAUSES, f"Simulated work, {seconds * pause / PAUSES:.1f} of {seconds:.1f} s")


def report_progress(fraction: float, message: str) -> None:
    """Tell Stoa how far the run is (0 to 1); does nothing in plain Python."""
    if stoa is not None:
        stoa.progress(fraction, message)
