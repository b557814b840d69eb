"""Random generators and forks: runs must differ, unless the app has chosen a seed while it was imported."""

import random
import sys


class Seeds:
    """Sees, as a context around the import of an app, whether the app seeds random or numpy.random.

    A seed at the top of function.py is meant for each run: every run then begins at the state that the import has
    left. Generators the app has made itself are its own business.
    """

    def __init__(self):
        self._state = None
        self._numpy_seeded = False

    def __enter__(self):
        self._seed = random.seed
        self._seeded = False
        random.seed = self._watched_seed
        return self

    def __exit__(self, *failure):
        random.seed = self._seed
        if self._seeded:
            self._state = random.getstate()
        self._numpy_seeded = _numpy_is_seeded()

    def _watched_seed(self, a=None, version=2):
        self._seeded = a is not None
        return self._seed(a, version)

    def renew(self):
        """Sets the generators right in the process of a run, just forked: the random module has reseeded itself."""
        if self._state is not None:
            random.setstate(self._state)
        numpy_random = sys.modules.get("numpy.random")
        if numpy_random is not None and not self._numpy_seeded:
            numpy_random.seed()


def _numpy_is_seeded():
    mtrand = sys.modules.get("numpy.random.mtrand")
    generator = getattr(getattr(mtrand, "_rand", None), "_bit_generator", None)
    # numpy forgets the seed sequence it has started from once somebody calls numpy.random.seed.
    return generator is not None and getattr(generator, "_seed_seq", generator) is None
