"""Net premium and reserves of a term assurance under Makeham's law."""

import math

# mu(x) = A + B c^x: the Standard Ultimate Survival Model (Dickson, Hardy and Waters, Actuarial Mathematics for Life
# Contingent Risks; the Society of Actuaries' Standard Ultimate Life Table uses it at 5 %).
A, B, C = 0.00022, 2.7e-6, 1.124
LAST_AGE = 120


async def run(inputs: dict) -> dict:
    age, term, benefit = inputs["age"], inputs["term"], inputs["sum_assured"]
    discount = 1 / (1 + inputs["interest"] / 100)
    if age + term > LAST_AGE:
        raise ValueError(f"the cover must end by age {LAST_AGE}, but age + term is {age + term}")

    premium = benefit * assurance(age, term, discount) / annuity_due(age, term, discount)
    rows = [
        {
            "year": year + 1,
            "age": age + year,
            "q": round(1 - survival(age + year, 1), 8),
            "in_force": round(survival(age, year), 8),
            "reserve": round(reserve(age + year, term - year, benefit, premium, discount), 4),
        }
        for year in range(term)
    ]
    return {
        "columns": ["Year", "Age at its start", "Mortality q", "In force at its start", "Reserve at its start"],
        "table": rows,
        "series": [{"x": row["year"] - 1, "y": row["reserve"]} for row in rows] + [{"x": term, "y": 0.0}],
        "summary": {
            "Yearly premium": round(premium, 4),
            "Assurance factor": round(assurance(age, term, discount), 6),
            "Annuity factor": round(annuity_due(age, term, discount), 6),
            "Largest reserve": max(row["reserve"] for row in rows),
        },
    }


def survival(age: int, years: int) -> float:
    """The probability that a life of this age is alive so many years later."""
    return math.exp(-A * years - B / math.log(C) * C**age * (C**years - 1))


# part: assurance
def assurance(age: int, term: int, discount: float) -> float:
    """The value of 1 paid at the END of the year of death: year k + 1 is discounted k + 1 years."""
    return sum(
        discount ** (year + 1) * (survival(age, year) - survival(age, year + 1)) for year in range(term)
    )
# end


def annuity_due(age: int, term: int, discount: float) -> float:
    """The value of 1 at the START of each year while the life is alive."""
    return sum(discount**year * survival(age, year) for year in range(term))


def reserve(age: int, term: int, benefit: float, premium: float, discount: float) -> float:
    """What future benefits are worth beyond future premiums, right before a premium is paid."""
    return benefit * assurance(age, term, discount) - premium * annuity_due(age, term, discount)
