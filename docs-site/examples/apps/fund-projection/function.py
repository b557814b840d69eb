import asyncio

import stoa

START = 100.0
GROWTH = 0.04


async def run(inputs: dict) -> dict:
    years, withdrawal = inputs["years"], inputs["withdrawal"]
    fund, table = START, []
    for year in range(1, years + 1):
        fund = fund * (1 + GROWTH) - withdrawal
        if fund <= 0:
            raise ValueError(f"the fund is used up in year {year}; withdraw less than {withdrawal:g} or project fewer years")
        table.append({"year": year, "fund": round(fund, 2)})
        print(f"year {year}: {fund:.2f}")
        stoa.progress(year / years, f"Year {year} of {years}")
        await asyncio.sleep(inputs["seconds_per_year"])
    return {"columns": ["Year", "Fund"], "table": table,
            "series": [{"x": row["year"], "y": row["fund"]} for row in table],
            "summary": {"Fund at the end": table[-1]["fund"]}}
