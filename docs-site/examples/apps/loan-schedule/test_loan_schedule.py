"""python3 -m unittest, in this folder."""

import asyncio
import contextlib
import io
import json
import unittest
from datetime import date

import function

DEFAULTS = {key: field["default"] for key, field in json.load(open("manifest.json"))["inputs"].items()
            if "default" in field}


def run(**inputs):
    with contextlib.redirect_stdout(io.StringIO()):
        return asyncio.run(function.run({**DEFAULTS, **inputs}))


class LoanScheduleTest(unittest.TestCase):
    def test_the_instalments_are_worth_the_loan(self):
        # an independent way: discount what is paid, month by month
        payment = function.level_payment(200_000, 0.005, 360)
        self.assertAlmostEqual(200_000, sum(payment / 1.005**month for month in range(1, 361)), delta=1e-6)

    def test_the_loan_is_repaid(self):
        for repayment in ("level", "equal"):
            result = run(repayment=repayment)
            self.assertEqual(0, result["table"][-1]["balance"])
            self.assertAlmostEqual(200_000, sum(row["principal"] for row in result["table"]), delta=0.005 * 360)

    def test_the_rows_add_up_to_the_total(self):
        for repayment in ("level", "equal"):
            result = run(repayment=repayment)
            self.assertAlmostEqual(result["summary"]["Total interest"],
                                   sum(row["interest"] for row in result["table"]), delta=0.005 * 360)

    def test_the_31st_falls_back_and_comes_again(self):
        dates = [row["date"] for row in run(years=1, first_payment="2026-01-31")["table"]]
        self.assertEqual([date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)], dates[:3])
        self.assertEqual(date(2026, 12, 31), dates[-1])

    def test_the_borrower_is_repeated_when_named(self):
        self.assertNotIn("Borrower", run()["summary"])
        self.assertEqual("A. Example", run(borrower="A. Example")["summary"]["Borrower"])
