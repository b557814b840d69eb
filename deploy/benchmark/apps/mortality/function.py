"""A Gompertz-Makeham life table of 100 ages, and the survival of 4,500 simulated lives."""
import math
import random

A, B, C = 0.0005, 0.00003, 0.1
LIVES, AGES = 4_500, 100


async def run(inputs: dict) -> dict:
    dies = [min(1.0, 1.0 - math.exp(-(A + B * math.exp(C * age)))) for age in range(AGES)]
    alive, living = [100_000.0], 100_000.0
    for rate in dies:
        living *= 1 - rate
        alive.append(living)
    years, expected = 0.0, [0.0] * AGES
    for age in reversed(range(AGES)):
        years += (alive[age] + alive[age + 1]) / 2
        expected[age] = years / alive[age]
    draw = random.Random(inputs["n"]).random
    deaths = [0] * (AGES + 1)
    for _ in range(LIVES):
        chance, survives, age = draw(), 1.0, 0
        while age < AGES:
            survives *= 1.0 - dies[age]
            if chance > survives:
                break
            age += 1
        deaths[age] += 1
    left, curve = LIVES, []
    for age in range(AGES):
        curve.append({"x": age, "y": left / LIVES})
        left -= deaths[age]
    return {
        "columns": ["Age", "Mortality", "Alive", "Expected years"],
        "table": [{"age": age, "q": dies[age], "l": alive[age], "e": expected[age]} for age in range(AGES)],
        "series": curve,
        "summary": {"n": inputs["n"], "e0": expected[0]},
    }
