from datetime import date


async def run(inputs: dict) -> dict:
    print("note:", inputs.get("note") or "none")
    rate = inputs["rate"] - (0.01 if inputs["basis"] == "stressed" else 0)
    start = date.fromisoformat(inputs["start"])
    balance, rows = 0.0, []
    for year in range(1, inputs["years"] + 1):
        base = balance + inputs["amount"] if inputs["compound"] else inputs["amount"] * year
        interest = base * rate
        balance = base + interest if inputs["compound"] else balance + inputs["amount"] + interest
        rows.append({"year": start.year + year, "interest": round(interest, 2), "balance": round(balance, 2)})
    return {
        "columns": ["Year", "Interest", "Balance"],
        "table": rows,
        "series": {
            "Balance": [{"x": r["year"], "y": r["balance"]} for r in rows],
            "Interest": [{"x": r["year"], "y": r["interest"]} for r in rows],
        },
        "summary": {"Final balance": round(balance, 2), "Years": inputs["years"], "Basis": inputs["basis"], "Compound": inputs["compound"]},
        "reference": inputs["reference"],
    }
