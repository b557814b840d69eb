"""Mistakes that look right, each beside what was meant."""

import statistics
from calendar import monthrange
from datetime import date


# part: timing
def annuity_wrong(payments: int, rate: float) -> float:
    """Said to be in arrears."""
    return sum((1 + rate) ** -k for k in range(payments))


def annuity(payments: int, rate: float) -> float:
    """The value of 1 at the END of each year."""
    return sum((1 + rate) ** -k for k in range(1, payments + 1))
# end


# part: rates
def monthly_wrong(effective: float) -> float:
    return effective / 12


def monthly(effective: float) -> float:
    """The monthly rate that compounds to an effective yearly one."""
    return (1 + effective) ** (1 / 12) - 1
# end


# part: ddof
def volatility_wrong(returns: list) -> float:
    return statistics.pstdev(returns) * 12**0.5


def volatility(returns: list) -> float:
    """Yearly volatility of monthly returns: the sample's deviation, over n - 1."""
    return statistics.stdev(returns) * 12**0.5
# end


# part: truncation
def basis_points_wrong(rate: float) -> int:
    return int(rate * 10_000)


def basis_points(rate: float) -> int:
    return round(rate * 10_000)
# end


# part: months
def month_ends_wrong(first: date, count: int) -> list:
    """Each from the one before: once a short month has come, the 31st is lost."""
    days = [first]
    for _ in range(count - 1):
        days.append(months_later(days[-1], 1))
    return days


def month_ends(first: date, count: int) -> list:
    """Each from the first."""
    return [months_later(first, months) for months in range(count)]


def months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
# end


# part: silence
def yield_wrong(price: float, payment: float) -> float:
    try:
        return payment / price - 1
    except ZeroDivisionError:
        return 0.0


def one_year_yield(price: float, payment: float) -> float:
    if price <= 0:
        raise ValueError(f"price must be above 0, but is {price:g}")
    return payment / price - 1
# end
