"""Price, yield, risk figures and cash flows of a fixed-rate bond."""

import asyncio
from datetime import date

from bond import Bond, Valuation

try:
    import stoa
except ImportError:  # run outside Stoa: there is nobody to report progress to
    stoa = None

__all__ = ["run"]

FROM_PRICE = "clean price"
BASIS_POINT = 0.0001


async def run(inputs: dict) -> dict:
    """Value a holding of a bond from its yield or from its clean price.

    `inputs`: `settlement` and `maturity` as ISO 8601 dates; `coupon_rate` and `yield_rate` in percent a year;
    `clean_price` per 100 nominal; `value_from` says which of the two counts; `nominal` in units of currency;
    `yield_range` in basis points and `scenarios` for the chart; `bond`, `frequency`, `day_count`, `end_of_month`.

    Returns `columns` and `table` (one row a payment, amounts for the nominal held), `series` (three named lines
    `[{x: yield in percent, y: clean price}]`) and `summary`.

    Raises ValueError when maturity is not after settlement, or no sensible yield gives the clean price.
    """
    valuation = Valuation(bond_from(inputs))
    bond_yield = yield_of(valuation, inputs)
    return {
        "columns": ["Payment date", "Years", "Coupon", "Redemption", "Discount factor", "Present value"],
        "table": cash_flow_rows(valuation, bond_yield, inputs["nominal"]),
        "series": await price_yield_lines(valuation, bond_yield, inputs["yield_range"], int(inputs["scenarios"])),
        "summary": summarise(valuation, bond_yield, inputs),
    }


def bond_from(inputs: dict) -> Bond:
    """The bond the inputs describe."""
    return Bond(
        settlement=date.fromisoformat(inputs["settlement"]),
        maturity=date.fromisoformat(inputs["maturity"]),
        coupon_rate=inputs["coupon_rate"] / 100,
        per_year=int(inputs["frequency"]),
        day_count=inputs["day_count"],
        end_of_month=inputs["end_of_month"],
    )


def yield_of(valuation: Valuation, inputs: dict) -> float:
    """The yield as a fraction: the one given, or the one the clean price implies."""
    if inputs["value_from"] == FROM_PRICE:
        return valuation.yield_from(inputs["clean_price"])
    return inputs["yield_rate"] / 100


def cash_flow_rows(valuation: Valuation, bond_yield: float, nominal: float) -> list:
    """One row for each payment after settlement, amounts for the nominal held."""
    holding = nominal / 100
    factors = valuation.discount_factors(bond_yield)
    return [
        {
            "date": payment_date.isoformat(),
            "years": round(periods / valuation.bond.per_year, 6),
            "coupon": round(valuation.bond.coupon * holding, 2),
            "redemption": round(redemption * holding, 2),
            "discount_factor": round(factor, 8),
            "present_value": round((valuation.bond.coupon + redemption) * factor * holding, 2),
        }
        for payment_date, periods, redemption, factor in zip(
            valuation.payment_dates, valuation.periods, valuation.redemptions, factors
        )
    ]


async def price_yield_lines(valuation: Valuation, bond_yield: float, yield_range: float, scenarios: int) -> dict:
    """The clean price over `scenarios` yields within `yield_range` basis points of `bond_yield`, as three lines.

    The first is repriced in full. The others are the first- and second-order estimates from today's durations and
    convexity, which show how far each can be trusted.
    """
    dirty_price = valuation.dirty_price(bond_yield)
    duration, convexity = valuation.modified_duration(bond_yield), valuation.convexity(bond_yield)
    lines = {"Repriced": [], "Duration": [], "Duration and convexity": []}
    for number, change in enumerate(yield_changes(yield_range, scenarios)):
        first_order = dirty_price * (1 - duration * change) - valuation.accrued_interest
        second_order = first_order + dirty_price * convexity * change**2 / 2
        prices = valuation.clean_price(bond_yield + change), first_order, second_order
        for line, price in zip(lines.values(), prices):
            line.append({"x": round((bond_yield + change) * 100, 6), "y": round(price, 6)})
        report_progress((number + 1) / scenarios, f"Repriced {number + 1} of {scenarios} yields")
        await asyncio.sleep(0)
    return lines


def yield_changes(yield_range: float, scenarios: int) -> list:
    """`scenarios` evenly spaced changes from `-yield_range` to `+yield_range` basis points, as fractions."""
    step = 2 * yield_range / (scenarios - 1)
    return [(-yield_range + number * step) * BASIS_POINT for number in range(scenarios)]


def summarise(valuation: Valuation, bond_yield: float, inputs: dict) -> dict:
    """The key figures: prices per 100 nominal, amounts for the nominal held, durations in years."""
    dirty_price = valuation.dirty_price(bond_yield)
    market_value = dirty_price * inputs["nominal"] / 100
    duration = valuation.modified_duration(bond_yield)
    return {
        "Bond": inputs["bond"],
        "Clean price": round(dirty_price - valuation.accrued_interest, 6),
        "Accrued interest": round(valuation.accrued_interest, 6),
        "Dirty price": round(dirty_price, 6),
        "Yield (%)": round(bond_yield * 100, 6),
        "Market value": round(market_value, 2),
        "Macaulay duration (years)": round(valuation.macaulay_duration(bond_yield), 6),
        "Modified duration (years)": round(duration, 6),
        "Convexity (years²)": round(valuation.convexity(bond_yield), 6),
        "DV01": round(market_value * duration * BASIS_POINT, 2),
        "Next payment": valuation.payment_dates[0].isoformat(),
    }


def report_progress(fraction: float, message: str) -> None:
    """Tell Stoa how far the run is (0 to 1); does nothing in plain Python."""
    if stoa is not None:
        stoa.progress(fraction, message)
