"""How a coupon period is counted in days."""

from datetime import date

THIRTY_360 = "30/360"
THIRTY_E_360 = "30E/360"
ACTUAL_ACTUAL = "Actual/Actual"


def days_between(start: date, end: date, convention: str) -> int:
    """The days from `start` to `end` under a convention (ValueError when it is none of the three).

    `30/360` is the bond basis of the 2006 ISDA Definitions, section 4.16(f); `30E/360` is the eurobond basis,
    4.16(g); `Actual/Actual` counts calendar days.
    """
    if convention == ACTUAL_ACTUAL:
        return (end - start).days
    if convention not in (THIRTY_360, THIRTY_E_360):
        raise ValueError(f"day_count must be 30/360, 30E/360 or Actual/Actual, but is {convention}")
    start_day = min(start.day, 30)
    end_day = end.day
    if end_day == 31 and (convention == THIRTY_E_360 or start_day == 30):
        end_day = 30
    return 360 * (end.year - start.year) + 30 * (end.month - start.month) + end_day - start_day


def elapsed_share(start: date, day: date, end: date, per_year: int, convention: str) -> float:
    """The share of the coupon period from `start` to `end` that has passed on `day`: 0 to 1.

    A period has its calendar days under Actual/Actual (ICMA Rule 251) and 360 / `per_year` days under the other two.
    30-day months can count more days than the period has; the share then stays at 1.
    """
    period_days = (end - start).days if convention == ACTUAL_ACTUAL else 360 / per_year
    return min(1.0, days_between(start, day, convention) / period_days)
