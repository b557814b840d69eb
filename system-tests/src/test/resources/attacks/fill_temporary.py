"""Fills the folder for temporary files until something stops it; at most 2 GB, should nothing do so."""
import os
import tempfile
import time
from attempt import got, outcome


async def run(inputs):
    folder = tempfile.gettempdir()
    written = 0
    try:
        for number in range(200):
            with open(os.path.join(folder, f"filler-{number}"), "wb") as file:
                file.write(bytes(10_000_000))
                written += 10_000_000
            time.sleep(0.05)
    except OSError:
        pass
    if written > 700_000_000:
        got.append(f"{written} bytes")
    return outcome()
