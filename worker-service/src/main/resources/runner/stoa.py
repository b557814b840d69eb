"""What an app may tell Stoa while it runs. Importing it is optional, and outside of a run its calls do nothing."""

import math

# Set by the runner, in the process of a run only: called with the fraction and the message.
_report = None


def progress(fraction, message=""):
    """Says how far the run is.

    fraction: how much is done, from 0 to 1; what lies outside is clamped. message: a few words shown beside it,
    cut at 500 characters. Raises ValueError when fraction is not a number. Calls may come from any thread of the
    run; in a process that the run has started itself they do nothing.
    """
    done = _fraction(fraction)
    if _report is not None:
        _report(done, str(message)[:500])


def _fraction(value):
    try:
        number = math.nan if isinstance(value, (str, bytes)) else float(value)
    except (TypeError, ValueError):
        number = math.nan
    if math.isnan(number):
        raise ValueError(f"stoa.progress needs a number from 0 to 1 as its fraction, not {value!r}")
    return min(1.0, max(0.0, number))
