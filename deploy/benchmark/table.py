"""What was measured, a line each, printed as soon as it is known."""

_UNITS = {"_ms": " ms", "_mib": " MiB", "_s": " s", "_per_s": "/s", "_s_per_1000": " s per 1,000", "_cores": " cores"}


class Table:
    """Rows of (workload, what was done, figures), each with the sandbox and the slots they were measured with."""

    def __init__(self):
        self._with = ""

    def begin(self, protection, slots):
        """What holds for the rows that follow."""
        self._with = f"sandbox {protection}, {slots} slots for each worker"
        self._say("")

    def add(self, workload, title, figures, is_stoa=True):
        self._say(f"{workload:<9}{title} ({self._with if is_stoa else 'no sandbox'})")
        for name, value in figures.items():
            ending = next((one for one in sorted(_UNITS, key=len, reverse=True) if name.endswith(one)), "")
            words = name.removesuffix(ending).replace("_", " ")
            self._say(f"         {words:<34}{_number(value):>12}{_UNITS.get(ending, '')}")

    @staticmethod
    def _say(line):
        print(line, flush=True)


def _number(value):
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2f}"
