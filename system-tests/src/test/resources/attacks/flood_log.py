"""Prints 200 MB."""
from attempt import outcome


async def run(inputs):
    for _ in range(2000):
        print("x" * 100_000)
    return outcome()
