import asyncio

import stoa


async def run(inputs: dict) -> dict:
    seconds = inputs["seconds"]
    for second in range(seconds):
        stoa.progress(second / seconds, f"second {second + 1} of {seconds}")
        print(f"second {second + 1}", flush=True)
        await asyncio.sleep(1)
    return {"summary": {"Seconds": seconds}}
