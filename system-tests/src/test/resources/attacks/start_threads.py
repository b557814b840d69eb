"""Starts threads without end, and holds them."""
import threading
import time


async def run(inputs):
    threading.stack_size(32768)
    started = 0
    try:
        while True:
            threading.Thread(target=time.sleep, args=(30,), daemon=True).start()
            started += 1
    except RuntimeError:
        time.sleep(3)
    return {"summary": {"got": f"{started} threads" if started > 256 else ""}}
