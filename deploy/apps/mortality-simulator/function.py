"""Survival under a Gompertz mortality law with a level shock."""

import asyncio
import math

try:
    import stoa
except ImportError:  # run outside Stoa: there is nobody to report progress to
    stoa = None

__all__ = ["run"]

MORTALITY_AT_BIRTH = 0.00009
MORTALITY_GROWTH_PER_YEAR = 0.091
HIGHEST_MORTALITY = 0.99
LAST_AGE = 120
REFERENCE_AGE = 65
YEARS_BETWEEN_ROWS = 5
PAUSES = 20


async def run(inputs: dict) -> dict:
    """Follow a life aged `age` to age 120 and return how long it is expected to live.

    `inputs`: `age` in years (a fraction is allowed), `shock_rate` in percent added to every mortality
    rate, `simulated_seconds` of waiting that changes no number.

    Returns `series` (`[{x: age, y: probability of being alive}]`, one point a year), `columns` and `table`
    (every fifth age) and `summary`. Rates and probabilities are fractions of 1.

    Raises ValueError when the age is not between 0 and 120 or the shock is below -100 %.
    """
    age, shock = float(inputs["age"]), float(inputs["shock_rate"]) / 100
    check(age, shock)

    report_progress(0, "Building the life table")
    life_table = build_life_table(age, shock)
    await wait_with_progress(float(inputs.get("simulated_seconds", 0)))
    report_progress(1, "Life table ready")

    return {
        "columns": ["Age", "Mortality q", "Survival"],
        "table": [rounded(row) for row in life_table[::YEARS_BETWEEN_ROWS]],
        "series": [{"x": row["age"], "y": round(row["survival"], 8)} for row in life_table],
        "summary": summarise(life_table),
    }


def check(age: float, shock: float) -> None:
    """Refuse inputs for which the life table has no meaning (ValueError)."""
    if not 0 <= age < LAST_AGE:
        raise ValueError(f"age must be from 0 to below {LAST_AGE} years, but is {age:g}")
    if not -1 <= shock < math.inf:
        raise ValueError(f"shock_rate must be a number of at least -100 %, but is {shock * 100:g} %")


def mortality(age: float, shock: float) -> float:
    """The probability that a life aged `age` dies within a year, `shock` (0.1 is +10 %) included; at most 0.99.

    An exponential rise with age is Gompertz's law (Philosophical Transactions of the Royal Society 115, 1825).
    It is applied here to the yearly probability and not to the force of mortality.
    """
    unshocked = MORTALITY_AT_BIRTH * math.exp(MORTALITY_GROWTH_PER_YEAR * age)
    return min(HIGHEST_MORTALITY, unshocked * (1 + shock))


def build_life_table(age: float, shock: float) -> list:
    """One row a year, `{age, q, survival}`, from `age` (survival 1) to the last whole year not past age 120."""
    rows, survival = [], 1.0
    for year in range(int(LAST_AGE - age) + 1):
        q = mortality(age + year, shock)
        rows.append({"age": plain(age + year), "q": q, "survival": survival})
        survival *= 1 - q
    return rows


def life_expectancy(life_table: list) -> float:
    """The expected remaining years: the area under the survival curve, deaths spread evenly over each year.

    This is the complete expectation of life; it is half a year above the curtate one (Bowers et al., Actuarial
    Mathematics, 2nd edition, section 3.5).
    """
    survivals = [row["survival"] for row in life_table]
    return sum((start + end) / 2 for start, end in zip(survivals, survivals[1:]))


def survival_at(reference_age: float, life_table: list) -> float:
    """The probability that the life is alive at `reference_age`, given that it is alive at the table's first age.

    1 when it has already reached that age. Between two ages of the table deaths are spread evenly.
    """
    years = reference_age - life_table[0]["age"]
    if years <= 0:
        return 1.0
    whole_years = int(years)
    start, end = life_table[whole_years]["survival"], life_table[whole_years + 1]["survival"]
    return start + (years - whole_years) * (end - start)


def summarise(life_table: list) -> dict:
    """The key figures: years, ages and probabilities, with a sentence on what the survival probability is about."""
    age, remaining = life_table[0]["age"], life_expectancy(life_table)
    if age < REFERENCE_AGE:
        meaning = f"Chance that a life aged {age:g} today reaches {REFERENCE_AGE}"
    else:
        meaning = f"Certain: a life aged {age:g} has already reached {REFERENCE_AGE}"
    return {
        "Life expectancy (years)": round(remaining, 4),
        "Expected age at death": round(age + remaining, 4),
        "Survival at 65": round(survival_at(REFERENCE_AGE, life_table), 6),
        "Survival at 65 means": meaning,
    }


def rounded(row: dict) -> dict:
    """The row as it is shown: probabilities to eight decimals."""
    return {"age": row["age"], "q": round(row["q"], 8), "survival": round(row["survival"], 8)}


def plain(age: float):
    """The age without a trailing `.0`, so that whole ages read as whole numbers."""
    return int(age) if age == int(age) else round(age, 6)


async def wait_with_progress(seconds: float) -> None:
    """Wait `seconds` in small steps, reporting each, so that progress and cancelling can be watched."""
    if seconds <= 0:
        return
    for pause in range(1, PAUSES + 1):
        await asyncio.sleep(seconds / PAUSES)
        report_progress(pause / PAUSES, f"Simulated work, {seconds * pause / PAUSES:.1f} of {seconds:.1f} s")


def report_progress(fraction: float, message: str) -> None:
    """Tell Stoa how far the run is (0 to 1); does nothing in plain Python."""
    if stoa is not None:
        stoa.progress(fraction, message)
