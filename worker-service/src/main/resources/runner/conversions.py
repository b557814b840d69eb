"""Turning what `run` returned into JSON, or saying which value cannot be and what to do about it.

numpy, pandas and decimal are recognised by looking at the modules the app has imported; nothing is imported for it.
"""

import datetime
import json
import math
import re
import sys
from collections.abc import Mapping
from enum import Enum
from itertools import repeat

from _stoa_runner.key_order import ANY, Place, key_order_as_json

DEPTH_LIMIT = 200

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_PLAIN_SCALARS = frozenset((str, int, bool, type(None)))
_NUL_ESCAPE = b"\\u0000"


class InvalidResult(Exception):
    """The returned value has no JSON form; the text names the path to the value and says what to do."""


class Repairs:
    """What was changed in a result and deserves a warning."""

    def __init__(self):
        self.not_finite = 0
        self.first_not_finite = None
        self.with_nul = 0
        self.first_with_nul = None

    def warnings(self):
        """Lines for the log of the run; none when nothing was changed."""
        lines = []
        if self.not_finite:
            values = "1 value is" if self.not_finite == 1 else f"{self.not_finite:,} values are"
            lines.append(f"Warning: {values} NaN or infinite and became null in the result; "
                         f"the first is {self.first_not_finite}.")
        if self.with_nul:
            texts = "1 text has" if self.with_nul == 1 else f"{self.with_nul:,} texts have"
            lines.append(f"Warning: {texts} the character U+0000 in the result, which was removed; "
                         f"the first is {self.first_with_nul}.")
        return lines


class Result:
    """A returned dict as JSON.

    data: the JSON, in bytes. warnings: lines for the log of the run. key_order: the order of its keys as
    key_order_as_json tells it, or None.
    """

    def __init__(self, data, warnings, root):
        self.data = data
        self.warnings = warnings
        self.key_order = key_order_as_json(root)


def result_as_json(returned, orjson=None):
    """The returned dict as a Result.

    orjson: that module, where the interpreter has it. Raises InvalidResult, and MemoryError where memory ends.
    """
    if not isinstance(returned, Mapping):
        name = type(returned).__name__
        raise InvalidResult(f"run must return a dict, it returned {'nothing (None)' if returned is None else name}")
    # Most results are plain, and looking them through costs a fraction of copying them.
    root = Place()
    if _is_plain(returned, DEPTH_LIMIT, root):
        data = _serialised(returned, orjson)
        if data is not None and _NUL_ESCAPE not in data:
            return Result(data, [], root)
    repairs = Repairs()
    converted = _Conversion(repairs).convert(returned)
    data = _serialised(converted, orjson)
    if data is None:
        raise InvalidResult("The result cannot be written as JSON. Return plain dicts, lists, texts and numbers.")
    root = Place()
    _is_plain(converted, DEPTH_LIMIT, root)
    return Result(data, repairs.warnings(), root)


def _is_plain(value, depth, place):
    """Whether a value can be serialised as it is; the order of its keys is noted in its place on the way.

    Texts are not looked at: the serialiser does that faster.
    """
    kind = type(value)
    if kind is dict:
        keys = tuple(value)
        if keys != place.latest:
            for key in keys:
                if type(key) is not str:
                    return False
            place.add(keys)
        items = value.values()
    elif kind is list or kind is tuple:
        keys = repeat(ANY)
        items = value
    elif kind is float:
        return math.isfinite(value)
    else:
        return kind in _PLAIN_SCALARS
    if not depth:
        return False
    for item in items:
        kind = type(item)
        if kind is float:
            # The cheapest test there is: of NaN and the infinities, this difference is NaN.
            if item - item != 0.0:
                return False
        elif kind not in _PLAIN_SCALARS:
            break
    else:
        return True
    # From the start again, now with the keys: most rows hold only scalars and are faster without.
    for key, item in zip(keys, items):
        kind = type(item)
        if kind is float:
            if item - item != 0.0:
                return False
        elif kind not in _PLAIN_SCALARS and not _is_plain(item, depth - 1, place.at(key)):
            return False
    return True


def _serialised(value, orjson):
    """JSON bytes of a plain value; None when a text in it is not valid Unicode."""
    if orjson is not None:
        try:
            return orjson.dumps(value)
        except TypeError:
            pass  # whole numbers beyond 64 bit, which json can, and texts that are not valid Unicode
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        return None
    except ValueError as refused:  # Python refuses to write out whole numbers of thousands of digits
        raise InvalidResult(f"The result cannot be written as JSON: {refused}") from None


class _Conversion:
    """One walk through a value that copies it into plain dicts, lists and scalars."""

    def __init__(self, repairs):
        self._repairs = repairs
        self._path = []
        self._open = set()  # ids of the containers on the path
        self._numpy = sys.modules.get("numpy")
        self._pandas = sys.modules.get("pandas")
        self._decimal = getattr(sys.modules.get("decimal"), "Decimal", ())
        self._numpy_scalar = getattr(self._numpy, "generic", ())
        self._numpy_array = getattr(self._numpy, "ndarray", ())
        self._frame = getattr(self._pandas, "DataFrame", ())
        self._columns = tuple(getattr(self._pandas, name) for name in ("Series", "Index")
                              if hasattr(self._pandas, name))
        self._columns += tuple(filter(None, (_at(self._pandas, "api", "extensions", "ExtensionArray"),)))
        self._missing = tuple(getattr(self._pandas, name) for name in ("NaT", "NA") if hasattr(self._pandas, name))

    def convert(self, value):
        kind = type(value)
        if kind is float:
            return value if math.isfinite(value) else self._not_finite()
        if kind is str:
            return self._text(value)
        if kind in _PLAIN_SCALARS:
            return value
        if kind is dict:
            return self._within(value, self._object, value.items())
        if kind is list or kind is tuple:
            return self._within(value, self._array, value)
        return self._special(value)

    def _special(self, value):
        """Everything that is not exactly one of the JSON types."""
        if any(value is missing for missing in self._missing):
            return None
        if isinstance(value, Enum):
            return self.convert(value.value)
        if isinstance(value, self._numpy_scalar):
            return self._scalar_of_numpy(value)
        if isinstance(value, str):
            return self._text(str.__str__(value))
        if isinstance(value, int):
            return int(value)
        if isinstance(value, float):
            return self.convert(float(value))
        if isinstance(value, (datetime.date, datetime.time)):  # datetime and pandas' Timestamp are dates
            return value.isoformat()
        if isinstance(value, self._decimal):
            return self._number_of_decimal(value)
        if isinstance(value, self._frame):
            return self._within(value, self._records, value)
        if isinstance(value, self._columns):
            return self._within(value, self._array, value.tolist() if hasattr(value, "tolist") else list(value))
        if isinstance(value, self._numpy_array):
            return self._within(value, self._array_of_numpy, value)
        if isinstance(value, (set, frozenset)):
            return self._within(value, self._sorted_array, value)
        if isinstance(value, (list, tuple)):
            return self._within(value, self._array, value)
        if isinstance(value, Mapping):
            return self._within(value, self._object, value.items())
        if hasattr(type(value), "__dataclass_fields__"):
            return self._within(value, self._fields, value)
        raise self._refused(value)

    def _within(self, value, convert, content):
        """Converts a container, watching that it does not hold itself and is not too deep."""
        if id(value) in self._open:
            raise InvalidResult(f"{self._place()} holds itself (a circular reference), which JSON cannot express. "
                                f"Return a copy without the loop.")
        if len(self._open) >= DEPTH_LIMIT:
            raise InvalidResult(f"{self._place()} is nested deeper than {DEPTH_LIMIT} levels. Return a flatter value.")
        self._open.add(id(value))
        try:
            return convert(content)
        finally:
            self._open.discard(id(value))

    def _array(self, items):
        converted = []
        path = self._path
        for index, item in enumerate(items):
            path.append(index)
            converted.append(self.convert(item))
            path.pop()
        return converted

    def _object(self, items):
        converted = {}
        path = self._path
        for key, item in items:
            name = self._key(key)
            if name in converted:
                raise InvalidResult(f"{self._place()} has more than one key that becomes {_quoted(name)} in JSON. "
                                    f"Give them different names.")
            path.append(name)
            converted[name] = self.convert(item)
            path.pop()
        return converted

    def _fields(self, value):
        fields = sys.modules["dataclasses"].fields(value)
        return self._object([(field.name, getattr(value, field.name)) for field in fields])

    def _sorted_array(self, items):
        converted = self._array(items)
        try:
            return sorted(converted)
        except TypeError:  # of several types: any order will do as long as it is always the same
            return sorted(converted, key=lambda item: json.dumps(item, sort_keys=True))

    def _records(self, frame):
        names = {}
        for column in frame.columns:
            name = self._key(column)
            if name in names:
                raise InvalidResult(f"{self._place()} is a DataFrame with more than one column {_quoted(name)}. "
                                    f"Give them different names.")
            names[name] = None
        columns = [frame.iloc[:, position].tolist() for position in range(len(names))]
        return self._array([dict(zip(names, row)) for row in zip(*columns)])

    def _array_of_numpy(self, array):
        if array.dtype.kind == "M":
            array = self._dates_of_numpy(array)
        elif array.dtype.kind in "mV":
            raise self._refused(array)
        items = array.tolist()
        return self._array(items) if array.ndim else self.convert(items)

    def _scalar_of_numpy(self, value):
        kind = value.dtype.kind
        if kind == "f":
            return self.convert(float(value))
        if kind == "M":
            return self.convert(self._dates_of_numpy(value).item())
        if kind in "biuU":
            return self.convert(value.item())
        raise self._refused(value)

    def _dates_of_numpy(self, value):
        """datetime64 in a unit that turns into dates: what is finer than microseconds would turn into a number."""
        unit = self._numpy.datetime_data(value.dtype)[0]
        return value.astype("datetime64[us]") if unit in ("ns", "ps", "fs", "as") else value

    def _number_of_decimal(self, value):
        if not value.is_finite():
            return self._not_finite()
        whole = value.as_tuple().exponent >= 0 and value.adjusted() <= 308
        return int(value) if whole else self.convert(float(value))

    def _text(self, text):
        if not text.isascii():
            text = text.encode("utf-8", "replace").decode()
        if "\0" in text:
            self._repairs.with_nul += 1
            self._repairs.first_with_nul = self._repairs.first_with_nul or self._place()
            text = text.replace("\0", "")
        return text

    def _not_finite(self):
        self._repairs.not_finite += 1
        self._repairs.first_not_finite = self._repairs.first_not_finite or self._place()
        return None

    def _key(self, key):
        """A key as JSON has it, following json.dumps for numbers, booleans and None."""
        if type(key) is str:
            return self._text(key)
        if isinstance(key, Enum):
            return self._key(key.value)
        if isinstance(key, self._numpy_scalar) and key.dtype.kind in "biufM":
            return self._key(self._scalar_of_numpy(key))
        if isinstance(key, str):
            return self._text(str.__str__(key))
        if key is None or isinstance(key, (bool, int, float)):
            return json.dumps(key)
        if isinstance(key, (datetime.date, datetime.time)):
            return key.isoformat()
        raise InvalidResult(f"{self._place()} has a key of type {type(key).__name__}. "
                            f"Use a text as the key, for example str(key).")

    def _refused(self, value):
        return InvalidResult(f"{self._place()} is of type {_type_name(value)}, which has no JSON form. "
                             f"{_advice(value)}")

    def _place(self):
        """The path to the value at hand: `summary.duration[3]`, `table[12]["my key"]`."""
        place = ""
        for part in self._path:
            if isinstance(part, int):
                place += f"[{part}]"
            elif _IDENTIFIER.match(part):
                place += f".{part}" if place else part
            else:
                place += f"[{_quoted(part)}]"
        return place or "the result"


def _at(module, *names):
    for name in names:
        module = getattr(module, name, None)
    return module


def _quoted(text):
    return json.dumps(text, ensure_ascii=False)


def _type_name(value):
    kind = type(value)
    name = kind.__name__ if kind.__module__ in ("builtins", "stoa_app") else f"{kind.__module__}.{kind.__name__}"
    dtype = getattr(value, "dtype", None)
    return name if dtype is None else f"{name} ({dtype})"


def _advice(value):
    """What to return instead."""
    if isinstance(value, (bytes, bytearray, memoryview)):
        return "Return text: value.decode(), or base64 for data."
    if isinstance(value, datetime.timedelta):
        return "Return a number, for example value.total_seconds()."
    if hasattr(value, "__await__"):
        return "Put `await` before the call that made it."
    if callable(value):
        return "Return what calling it gives, or leave it out."
    if hasattr(value, "__iter__"):
        return "Return a list of plain values, for example list(value)."
    return "Return plain values: dict, list, text, number, bool or None; for example str(value) or float(value)."
