import random


async def run(inputs: dict) -> dict:
    dice = random.Random(inputs["seed"])
    walks = {"Low": 0.4, "Middle": 0.6, "High": 0.9}
    series, rows = {}, [{"step": step} for step in range(inputs["points"])]
    for name, width in walks.items():
        level, points = 100.0, []
        for step in range(inputs["points"]):
            level += dice.gauss(0, width)
            points.append({"x": step, "y": round(level, 4)})
            rows[step][name.lower()] = round(level, 4)
        series[name] = points
    return {
        "columns": ["Step", "Low", "Middle", "High"],
        "table": rows,
        "series": series,
        "summary": {name: points[-1]["y"] for name, points in series.items()},
    }
