"""A European call by Monte Carlo: one exact step of geometric Brownian motion to expiry."""

import logging
import math
import random
from statistics import NormalDist

try:
    import stoa
except ImportError:  # outside Stoa nobody asks how far it is
    stoa = None

log = logging.getLogger("call-option")
BATCHES = 20


async def run(inputs: dict) -> dict:
    market = {"spot": inputs["spot"], "strike": inputs["strike"], "rate": inputs["rate"] / 100,
              "volatility": inputs["volatility"] / 100, "years": inputs["years"]}
    exact = black_scholes_call(**market)
    rng = random.Random(inputs["seed"])  # a generator of our own: nothing else can move it

    rows, total, total_of_squares, count = [], 0.0, 0.0, 0
    for batch in range(1, BATCHES + 1):
        for _ in range(inputs["paths"] // BATCHES):
            payoff = discounted_payoff(rng, **market)
            total += payoff
            total_of_squares += payoff * payoff
            count += 1
        mean, error = estimate(total, total_of_squares, count)
        rows.append({"paths": count, "price": round(mean, 4), "error": round(error, 4)})
        report(batch / BATCHES, f"{count:,} paths, {mean:.4f} ± {error:.4f}")
    if abs(mean - exact) > 3 * error:
        log.warning("The estimate is more than three standard errors from the Black-Scholes price.")

    return {
        "columns": ["Paths", "Price", "Standard error"],
        "table": rows,
        "series": {"Monte Carlo": [{"x": row["paths"], "y": row["price"]} for row in rows],
                   "Black-Scholes": [{"x": row["paths"], "y": round(exact, 4)} for row in rows]},
        "summary": {"Price": rows[-1]["price"], "Standard error": rows[-1]["error"],
                    "Black-Scholes price": round(exact, 4)},
    }


def discounted_payoff(rng, spot, strike, rate, volatility, years):
    """The value today of what one simulated path pays."""
    shock = NormalDist().inv_cdf(max(rng.random(), 2.0**-54))
    end = spot * math.exp((rate - volatility**2 / 2) * years + volatility * math.sqrt(years) * shock)
    return math.exp(-rate * years) * max(end - strike, 0.0)


def estimate(total, total_of_squares, count):
    """The mean and its standard error; the variance is the sample's, over count - 1."""
    mean = total / count
    variance = (total_of_squares - count * mean * mean) / (count - 1)
    return mean, math.sqrt(max(variance, 0.0) / count)


def black_scholes_call(spot, strike, rate, volatility, years):
    deviation = volatility * math.sqrt(years)
    d1 = (math.log(spot / strike) + (rate + volatility**2 / 2) * years) / deviation
    normal = NormalDist().cdf
    return spot * normal(d1) - strike * math.exp(-rate * years) * normal(d1 - deviation)


def report(fraction, message):
    if stoa is not None:
        stoa.progress(fraction, message)
