import a_package_nobody_has


async def run(inputs: dict) -> dict:
    return {"summary": {"Version": a_package_nobody_has.__version__}}
