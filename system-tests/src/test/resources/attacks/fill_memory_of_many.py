"""Takes memory without end in many processes, each of which stays below the limit of one."""
import os
import time


async def run(inputs):
    for _ in range(12):
        if os.fork() == 0:
            kept = bytearray(os.urandom(1_000_000) * 60)
            time.sleep(60)
            os._exit(len(kept) % 2)
    time.sleep(60)
    return {}
