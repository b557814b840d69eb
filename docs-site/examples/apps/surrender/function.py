import math

async def run(inputs: dict) -> dict:
    years = range(1, int(inputs["duration"]) + 1)
    table = [{"t": t, "rate": round(0.12 * math.exp(-0.15 * t), 4)} for t in years]
    return {"columns": ["Year", "Surrender rate"], "table": table,
            "series": [{"x": row["t"], "y": row["rate"]} for row in table],
            "summary": {"First year": table[0]["rate"], "Last year": table[-1]["rate"]}}
