"""Reads what another process has written."""
import importlib

from nbflow_values.read import Reading


class KeptReading(Reading):
    def __init__(self, indexes, *given):
        super().__init__(*given)
        self._indexes = indexes

    def persistent_load(self, stand_in):
        if stand_in[0] == "index":
            _, name, make, given = stand_in
            return self._indexes.take(name, make(*given))
        return super().persistent_load(stand_in)


def other_version(versions):
    """The first library that is not what it was, in words; None where all are."""
    for name, version in versions.items():
        try:
            found = getattr(importlib.import_module(name), "__version__", None)
        except Exception as error:
            return "%s can't be imported (%s)" % (name, error)
        if found != version:
            return "%s was %s then, and is %s now" % (name, version, found)
    return None
