"""Returns 40 MB."""


async def run(inputs):
    return {"summary": {"text": "x" * 40_000_000}}
