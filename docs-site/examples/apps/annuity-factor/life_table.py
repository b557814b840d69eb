"""A table of yearly mortality rates."""

import csv


class LifeTable:
    """Rates by age; nobody outlives the last one."""

    def __init__(self, rates: dict):
        self.rates = rates

    @classmethod
    def read(cls, path):
        """From a CSV file with the headings age and q."""
        with open(path, newline="", encoding="utf-8") as file:
            return cls({int(row["age"]): float(row["q"]) for row in csv.DictReader(file)})

    def survival(self, age: int) -> list:
        """The probabilities to be alive 0, 1, 2, ... years later."""
        alive = [1.0]
        while age in self.rates:
            alive.append(alive[-1] * (1 - self.rates[age]))
            age += 1
        return alive
