"""The order of a result's keys, told apart from the result: the database it is stored in does not keep it.

JSONB sorts the keys of an object by their length in UTF-8 bytes, then bytewise (lengthCompareJsonbString in
PostgreSQL's jsonb_util.c). But the order of a row's keys is the order of its columns, and that of a summary's keys the
order of its cards.
"""

from collections import deque

from _stoa_runner.frames import to_json

PLACES_LIMIT = 200
SIZE_LIMIT_BYTES = 64 * 1024
# In a place, any element of an array.
ANY = "*"


class Place:
    """The keys of all objects at one place of a result, and the places below it.

    All elements of an array share one place, so that a table of many rows has one for them.
    """

    __slots__ = ("latest", "keys", "below")

    def __init__(self):
        self.latest = None  # the keys of the object seen last, as a tuple
        self.keys = ()  # all keys in the order in which they first appeared; a dict's, once objects have differed
        self.below = None  # from key to Place, where there is any

    def add(self, keys):
        """Takes in the keys, a tuple, of an object whose keys are not the latest."""
        if self.latest is None:
            self.keys = keys
        else:
            if type(self.keys) is tuple:
                self.keys = dict.fromkeys(self.keys)
            for key in keys:
                if key not in self.keys:
                    self.keys[key] = None
        self.latest = keys

    def at(self, key):
        """The place below this one; for the elements of an array the key is ANY."""
        if self.below is None:
            self.below = {}
        place = self.below.get(key)
        if place is None:
            place = self.below[key] = Place()
        return place


def key_order_as_json(root):
    """JSON, in bytes, of an object from each place to its keys in order; None when JSONB keeps the order of them all.

    A place is told as a JSON pointer (RFC 6901) in which `*` is any element of an array, and only where its order is
    not that of JSONB. Nothing is told of what is below a key that is itself `*`. Beyond the limits, the places nearest
    the root are told; one too large for what is left is passed over.
    """
    told = []
    left_bytes = SIZE_LIMIT_BYTES - len("{}")
    known_in_order = set()
    waiting = deque([("", root)])
    while waiting and len(told) < PLACES_LIMIT:
        pointer, place = waiting.popleft()
        if len(pointer) > left_bytes:
            continue  # and what is below it does not fit either
        keys = tuple(place.keys)
        if keys not in known_in_order:
            if keys == tuple(sorted(keys, key=_as_in_jsonb)):
                known_in_order.add(keys)
            else:
                entry = to_json(pointer) + b":" + to_json(keys)
                if len(entry) <= left_bytes:
                    told.append(entry)
                    left_bytes -= len(entry) + len(",")
        if place.below:
            waiting.extend((f"{pointer}/{_escaped(key)}", below) for key, below in place.below.items()
                           if key != ANY or ANY not in place.keys)
    return b"{" + b",".join(told) + b"}" if told else None


def _as_in_jsonb(key):
    data = key.encode()
    return len(data), data


def _escaped(key):
    return key.replace("~", "~0").replace("/", "~1")
