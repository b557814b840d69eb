"""Net premium and reserves of a term assurance: a first draft, not to be used."""

import math

A, B, C = 0.00022, 2.7e-6, 1.124


async def run(inputs: dict) -> dict:
    age, term, benefit = inputs["age"], inputs["term"], inputs["sum_assured"]
    discount = 1 / (1 + inputs["interest"] / 100)

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
        "columns": ["Year", "Age at its start", "In force at its start", "Mortality q", "Reserve at its start"],
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
    """Probability of surviving the given number of years."""
    return math.exp(-A * years - B / math.log(C) * C**age * (C**years - 1))


# part: assurance
def assurance(age: int, term: int, discount: float) -> float:
    """Present value of a benefit of 1 on death within the term."""
    return sum(discount**year * (survival(age, year) - survival(age, year + 1)) for year in range(term))
# end


def annuity_due(age: int, term: int, discount: float) -> float:
    """Present value of 1 a year in advance."""
    return sum(discount**year * survival(age, year) for year in range(term))


def reserve(age: int, term: int, benefit: float, premium: float, discount: float) -> float:
    """Prospective reserve."""
    return benefit * assurance(age, term, discount) - premium * annuity_due(age, term, discount)
