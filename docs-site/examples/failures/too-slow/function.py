import time


async def run(inputs: dict) -> dict:
    time.sleep(60)
    return {}
