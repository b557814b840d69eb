"""A fixed-rate bond per 100 nominal: its schedule, price, yield and sensitivities."""

import calendar
from dataclasses import dataclass
from datetime import date

from day_count import elapsed_share

REDEMPTION = 100.0
EARLIEST_YEAR = 1900
LONGEST_TERM_YEARS = 100
LOWEST_YIELD = -0.5
HIGHEST_YIELD = 1.0


@dataclass(frozen=True)
class Bond:
    """A bond that pays regular coupons and 100 at maturity, seen from its settlement date.

    `coupon_rate` is a fraction a year, `per_year` the number of coupons a year (1, 2, 4 or 12). Creating one raises
    ValueError when maturity is not after settlement, or the dates are beyond what a schedule is made for.
    """

    settlement: date
    maturity: date
    coupon_rate: float
    per_year: int
    day_count: str
    end_of_month: bool

    def __post_init__(self):
        if self.settlement >= self.maturity:
            raise ValueError(f"maturity must be after settlement ({self.settlement}), but is {self.maturity}")
        if self.settlement.year < EARLIEST_YEAR or self.maturity.year - self.settlement.year > LONGEST_TERM_YEARS:
            raise ValueError(
                f"settlement must be in {EARLIEST_YEAR} or later and maturity within {LONGEST_TERM_YEARS} years of it"
            )

    @property
    def coupon(self) -> float:
        """One coupon, per 100 nominal."""
        return self.coupon_rate * 100 / self.per_year

    def coupon_dates(self) -> list:
        """The last coupon date on or before settlement, then every later one up to maturity."""
        dates = [self.maturity]
        while dates[-1] > self.settlement:
            dates.append(self._coupon_date(len(dates)))
        return dates[::-1]

    def _coupon_date(self, periods_before_maturity: int) -> date:
        months = self.maturity.year * 12 + self.maturity.month - 1 - periods_before_maturity * 12 // self.per_year
        year, month = months // 12, months % 12 + 1
        last_day = calendar.monthrange(year, month)[1]
        keeps_month_end = self.end_of_month and is_month_end(self.maturity)
        return date(year, month, last_day if keeps_month_end else min(self.maturity.day, last_day))


def is_month_end(day: date) -> bool:
    """Whether the day is the last of its month."""
    return day.day == calendar.monthrange(day.year, day.month)[1]


class Valuation:
    """The cash flows of a bond after settlement, ready to be discounted at any yield.

    Prices are per 100 nominal. A yield is a fraction a year, compounded as often as coupons are paid. In the last
    coupon period it is a simple rate, the market's convention and that of Excel's PRICE.
    """

    def __init__(self, bond: Bond):
        self.bond = bond
        previous, *self.payment_dates = bond.coupon_dates()
        elapsed = elapsed_share(
            previous, bond.settlement, self.payment_dates[0], bond.per_year, bond.day_count
        )
        self.accrued_interest = bond.coupon * elapsed
        self.periods = [number + 1 - elapsed for number in range(len(self.payment_dates))]
        self.redemptions = [0.0] * (len(self.payment_dates) - 1) + [REDEMPTION]
        self.flows = [bond.coupon + redemption for redemption in self.redemptions]

    def discount_factors(self, bond_yield: float) -> list:
        """The value at settlement of 1 paid on each payment date."""
        rate = bond_yield / self.bond.per_year
        if len(self.periods) == 1:
            return [1 / (1 + rate * self.periods[0])]
        return [(1 + rate) ** -period for period in self.periods]

    def present_values(self, bond_yield: float) -> list:
        """The value at settlement of each payment."""
        return [flow * factor for flow, factor in zip(self.flows, self.discount_factors(bond_yield))]

    def dirty_price(self, bond_yield: float) -> float:
        """What the buyer pays, accrued interest included."""
        return sum(self.present_values(bond_yield))

    def clean_price(self, bond_yield: float) -> float:
        """The quoted price: the dirty price less accrued interest."""
        return self.dirty_price(bond_yield) - self.accrued_interest

    def yield_from(self, clean_price: float) -> float:
        """The yield at which the bond has this clean price.

        Found by bisection: the price falls as the yield rises. Raises ValueError when the yield is not between
        -50 % and 100 %, which is a mistyped price or date.
        """
        low, high = LOWEST_YIELD, HIGHEST_YIELD
        if not self.clean_price(high) <= clean_price <= self.clean_price(low):
            raise ValueError(
                f"a clean price of {clean_price:g} means a yield outside {low:.0%} to {high:.0%}:"
                f" check the price and the maturity, {self.bond.maturity}"
            )
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if self.clean_price(middle) > clean_price else (low, middle)
        return (low + high) / 2

    def macaulay_duration(self, bond_yield: float) -> float:
        """The mean time to payment in years, weighted by present value."""
        values = self.present_values(bond_yield)
        weighted = sum(period * value for period, value in zip(self.periods, values))
        return weighted / sum(values) / self.bond.per_year

    def modified_duration(self, bond_yield: float) -> float:
        """The fall in the dirty price for a rise of 1 in the yield, as a share of the price: -P'/P, in years."""
        return self.macaulay_duration(bond_yield) / self._growth_for_sensitivity(bond_yield)

    def convexity(self, bond_yield: float) -> float:
        """The curvature of the dirty price as a share of it: P''/P, in years squared."""
        values = self.present_values(bond_yield)
        if len(self.periods) == 1:
            weights = [2 * self.periods[0] ** 2]
        else:
            weights = [period * (period + 1) for period in self.periods]
        weighted = sum(weight * value for weight, value in zip(weights, values))
        scale = (self.bond.per_year * self._growth_for_sensitivity(bond_yield)) ** 2
        return weighted / sum(values) / scale

    def _growth_for_sensitivity(self, bond_yield: float) -> float:
        """What a differentiation by the yield divides a payment by: one period's growth, or the last part period's."""
        share = self.periods[0] if len(self.periods) == 1 else 1
        return 1 + bond_yield / self.bond.per_year * share
