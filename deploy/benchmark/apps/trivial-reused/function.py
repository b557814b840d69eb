async def run(inputs: dict) -> dict:
    n = inputs["n"]
    return {"columns": ["k", "v"], "table": [{"k": k, "v": n + k} for k in range(5)], "summary": {"n": n}}
