from datetime import date


async def run(inputs: dict) -> dict:
    return {"summary": {"Days": days_between(inputs["start"], inputs["end"])}}


def days_between(start: str, end: str) -> int:
    if end < start:
        raise ValueError(f"end must not be before start ({start}), but is {end}")
    return (date.fromisoformat(end) - date.fromisoformat(start)).days
