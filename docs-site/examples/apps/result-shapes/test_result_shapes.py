"""python3 -m unittest, in this folder."""

import asyncio
import unittest

import function


class ResultShapesTest(unittest.TestCase):
    def test_every_row_has_a_heading_for_each_value(self):
        result = asyncio.run(function.run({}))
        for row in result["table"]:
            self.assertEqual(len(result["columns"]), len(row))
