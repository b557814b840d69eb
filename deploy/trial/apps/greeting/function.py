import stoa_trial_greeting


async def run(inputs: dict) -> dict:
    return {"summary": {"greeting": stoa_trial_greeting.GREETING}}
