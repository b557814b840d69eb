"""Fills /dev/shm, which is the machine's memory; at most 1 GB."""
from attempt import got, outcome


async def run(inputs):
    written = 0
    try:
        for number in range(100):
            with open(f"/dev/shm/attack-{number}", "wb") as file:
                file.write(bytes(10_000_000))
                written += 10_000_000
    except OSError:
        pass
    if written > 70_000_000:
        got.append(f"{written} bytes")
    return outcome()
