"""Surrender rates that fall exponentially with the policy's duration."""

import math


async def run(inputs: dict) -> dict:
    rows, in_force = [], 1.0
    for year in range(1, inputs["years"] + 1):
        rate = inputs["first_rate"] / 100 * math.exp(-inputs["decay"] * (year - 1))
        in_force *= 1 - rate
        rows.append({"year": year, "rate": round(rate, 6), "in_force": round(in_force, 6)})
    return {
        "columns": ["Year", "Surrender rate", "In force"],
        "table": rows,
        "series": [{"x": row["year"], "y": row["in_force"]} for row in rows],
        "summary": {"In force at the end": rows[-1]["in_force"], "Last surrender rate": rows[-1]["rate"]},
    }
