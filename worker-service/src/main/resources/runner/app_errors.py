"""How an exception of an app is told to its author: one sentence, and the traceback from the app's own frames on."""

import os
import traceback

_MESSAGE_LIMIT = 4_000
_TRACEBACK_LIMIT = 30_000


def error(kind, message, trace=None):
    """The payload of an error: kind is one of the contract's error kinds; trace may be None."""
    payload = {"kind": kind, "message": _storable(_shortened(message, _MESSAGE_LIMIT))}
    if trace:
        payload["traceback"] = _storable(_shortened(trace, _TRACEBACK_LIMIT))
    return payload


def type_and_text(failure):
    """The exception as "TypeName: text", or only its type where it has no text."""
    try:
        text = str(failure)
    except Exception:  # an app's exception may fail even here
        text = ""
    name = type(failure).__name__
    return f"{name}: {text}" if text else name


def app_traceback(failure, app_dir):
    """The traceback from the first frame in the app's folder on, file names relative to it; never raises."""
    first = failure.__traceback__
    while first is not None and not first.tb_frame.f_code.co_filename.startswith(app_dir + os.sep):
        first = first.tb_next
    try:
        text = "".join(traceback.format_exception(type(failure), failure, first))
    except Exception:  # source lines or texts of the app that cannot be shown
        return None
    return text.replace(app_dir + os.sep, "")


def _shortened(text, limit):
    if len(text) <= limit:
        return text
    return f"{text[:limit // 2]}\n... {len(text) - limit:,} characters left out ...\n{text[-limit // 2:]}"


def _storable(text):
    return text.replace("\0", "")
