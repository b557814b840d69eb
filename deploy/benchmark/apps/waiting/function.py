import asyncio


async def run(inputs: dict) -> dict:
    await asyncio.sleep(inputs["seconds"])
    return {"table": [{"n": inputs["n"]}], "summary": {"n": inputs["n"]}}
