async def run(inputs: dict) -> dict:
    return {"table": [{"path": path, "month": month, "value": path * 1.01**month}
                      for path in range(2_000) for month in range(240)]}
