async def run(inputs: dict) -> dict:
    n = inputs["n"]
    table = [{"id": k, "name": f"row {k}", "x": k * 0.5, "y": k * n * 0.25, "even": k % 2 == 0} for k in range(10_000)]
    return {"table": table, "summary": {"n": n}}
