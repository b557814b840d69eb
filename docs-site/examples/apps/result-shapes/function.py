"""One of everything that a result may hold, from the standard library."""

from dataclasses import dataclass
from datetime import date, datetime, timezone
from decimal import Decimal
from enum import Enum


class Basis(Enum):
    BEST_ESTIMATE = "best estimate"


@dataclass
class Policy:
    number: str
    sum_assured: Decimal
    start: date


async def run(inputs: dict) -> dict:
    return {
        # headings by position: the first belongs to "t", whatever it is called in the rows
        "columns": ["Year", "Premium", "Ratio"],
        "table": [
            {"t": 1, "premium": Decimal("1250.50"), "ratio": 0.8},
            {"t": 2, "premium": Decimal("1275"), "ratio": float("nan")},
        ],
        "series": {"Premium": [{"x": 1, "y": 1250.5}, {"x": 2, "y": 1275}],
                   "Claims": [{"x": 1, "y": 1000.4}, {"x": 2, "y": None}]},
        "summary": {"Basis": Basis.BEST_ESTIMATE, "Valued on": date(2025, 12, 31), "Funded": True, "Ratio": None},
        # keys of one's own are kept and shown as JSON
        "policy": Policy("A-17", Decimal("100000.00"), date(2020, 2, 29)),
        "made_at": datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc),
        "regions": {"south", "north"},
        "pair": (1, 2),
        "by_year": {2026: 1, 2025: 2},
    }
