import numpy
import pandas
import scipy


async def run(inputs: dict) -> dict:
    return {"summary": {module.__name__: module.__version__ for module in (numpy, scipy, pandas)}}
