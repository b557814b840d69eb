"""The repayment schedule of a loan: monthly payments in arrears."""

import calendar
from datetime import date


async def run(inputs: dict) -> dict:
    months = inputs["years"] * 12
    monthly_rate = inputs["rate"] / 100 / 12
    first = date.fromisoformat(inputs["first_payment"])

    rows, balance = [], float(inputs["principal"])
    for number in range(months):
        interest = balance * monthly_rate
        principal = principal_part(inputs["repayment"], inputs["principal"], monthly_rate, months, interest)
        balance -= principal
        rows.append({"number": number + 1, "date": month_later(first, number), "interest": round(interest, 2),
                     "principal": round(principal, 2), "balance": round(abs(balance), 2)})
    print(f"{months} payments; the last leaves {balance:.2e}")

    summary = {
        "First payment": round(rows[0]["interest"] + rows[0]["principal"], 2),
        "Total interest": round(total_interest(inputs, monthly_rate, months), 2),
        "Last payment on": rows[-1]["date"],
    }
    if "borrower" in inputs:
        summary["Borrower"] = inputs["borrower"]
    return {
        "columns": ["No.", "Date", "Interest", "Principal", "Balance"],
        "table": rows,
        "series": {name: [{"x": row["number"], "y": row[name.lower()]} for row in rows]
                   for name in ("Interest", "Principal")},
        "summary": summary,
    }


def principal_part(repayment: str, borrowed: float, rate: float, months: int, interest: float) -> float:
    """What a payment repays, beside the interest due."""
    if repayment == "equal" or rate == 0:
        return borrowed / months
    return level_payment(borrowed, rate, months) - interest


def level_payment(borrowed: float, rate: float, months: int) -> float:
    """The payment in arrears that repays a loan: borrowed / a(n)."""
    return borrowed * rate / (1 - (1 + rate) ** -months)


def total_interest(inputs: dict, rate: float, months: int) -> float:
    """All interest, in closed form, so that the rounding of the rows does not add up in it."""
    borrowed = inputs["principal"]
    if inputs["repayment"] == "equal" or rate == 0:
        return borrowed * rate * (months + 1) / 2
    return level_payment(borrowed, rate, months) * months - borrowed


def month_later(first: date, months: int) -> date:
    """The date so many months later; the 31st falls back to the end of shorter months."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, min(first.day, calendar.monthrange(year, month + 1)[1]))
