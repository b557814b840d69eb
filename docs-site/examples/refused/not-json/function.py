async def run(inputs: dict) -> dict:
    return {}
