import os


async def run(inputs: dict) -> dict:
    key = os.environ["API_KEY"]
    print("the key is", key)
    return {"summary": {"Length": len(key), "Key": key}}
