import numpy as np


async def run(inputs: dict) -> dict:
    values = np.arange(5) + inputs["n"]
    return {"table": [{"v": int(v)} for v in values], "summary": {"n": inputs["n"], "mean": float(values.mean())}}
