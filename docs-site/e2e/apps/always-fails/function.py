def present_value(cash_flow: float, divisor: float) -> float:
    return cash_flow / divisor


async def run(inputs: dict) -> dict:
    print("about to divide")
    return {"summary": {"Present value": present_value(100.0, inputs["divisor"])}}
