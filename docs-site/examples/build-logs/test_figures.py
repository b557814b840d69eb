"""The figures that the build logs show are those of the apps as they are."""

import sys
import unittest
from pathlib import Path

import figures

OUTPUTS = Path(__file__).resolve().parent.parent / "outputs"


class FiguresTest(unittest.TestCase):
    def test_the_pages_show_what_is_computed(self):
        for name in ("mortality", "portfolio", "bond"):
            with self.subTest(name), open(OUTPUTS / f"figures-{name}.txt", encoding="utf-8") as shown:
                self.assertEqual(shown.read().splitlines(), list(getattr(figures, name)()))


if __name__ == "__main__":
    sys.exit(unittest.main())
