import os


async def run(inputs: dict) -> dict:
    return {"summary": {"length": len(os.environ["TRIAL_KEY"])}}
