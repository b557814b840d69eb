"""Has a package built, whose building attacks, and says what that has got."""
import spy


async def run(inputs):
    return {"summary": {"got": spy.GOT}}
