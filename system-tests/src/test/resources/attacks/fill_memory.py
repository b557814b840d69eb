"""Takes memory without end."""


async def run(inputs):
    kept = []
    while True:
        kept.append(bytearray(10_000_000))
