import asyncio


async def run(inputs: dict) -> dict:
    await asyncio.sleep(inputs["seconds"])
    return {"summary": {"slept": inputs["seconds"]}}
