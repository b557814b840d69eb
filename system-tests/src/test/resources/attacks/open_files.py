"""Opens files without end."""
import os
from attempt import got, outcome


async def run(inputs):
    count = 0
    try:
        while count < 100_000:
            os.open("/dev/null", os.O_RDONLY)
            count += 1
    except OSError:
        pass
    if count > 2_000:
        got.append(f"{count} files")
    return outcome()
