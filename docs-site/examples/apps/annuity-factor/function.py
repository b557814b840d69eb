"""A life annuity-due from the table in table.csv."""

from pathlib import Path

from life_table import LifeTable

# Read once, while the app is imported; each run begins with it.
TABLE = LifeTable.read(Path(__file__).with_name("table.csv"))


async def run(inputs: dict) -> dict:
    discount = 1 / (1 + inputs["interest"] / 100)
    values = [discount**years * alive for years, alive in enumerate(TABLE.survival(inputs["age"]))]
    return {"summary": {"Annuity factor": round(sum(values), 4), "Rates in the table": len(TABLE.rates)}}
