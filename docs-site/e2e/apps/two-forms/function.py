async def run(inputs: dict) -> dict:
    return {"summary": {"Asked for": ", ".join(inputs)}}
