"""The steps of a trial, one after the other."""

import time


def timed(what, do):
    begin = time.monotonic()
    do()
    print(f"ok {time.monotonic() - begin:6.1f} s  {what}", flush=True)


def carry_out(steps, installation, client):
    for step in steps:
        timed(step.__name__.replace("_", " "), lambda step=step: step(installation, client))
    print(f"{len(steps)} of {len(steps)} steps passed", flush=True)
