"""How much memory variables take, about: to say which are large."""
import sys

from .parts import Kinds

# Of one variable so many objects are looked at.
MOST_OBJECTS = 20000
# So many variables are told of.
MOST = 5
# Modules and classes are no data.
NO_VARIABLES = (type(sys), type)


def largest(variables):
    """The largest first, each with its type's name and bytes; what several hold counts for each."""
    kinds = Kinds()
    found = []
    for name, value in variables.items():
        if issubclass(type(value), NO_VARIABLES):
            continue
        try:
            found.append({"name": name, "type": type(value).__name__, "bytes": _bytes_of(value, kinds)})
        except Exception:
            continue
    found.sort(key=lambda each: -each["bytes"])
    return found[:MOST]


def _bytes_of(value, kinds):
    """A container that is larger than can be looked through is taken to go on as it began."""
    whole, seen, waiting = 0, set(), [value]
    elements = len(value) if issubclass(type(value), (list, tuple, dict, set, frozenset)) else 0
    while waiting and len(seen) < MOST_OBJECTS:
        part = waiting.pop()
        if id(part) in seen or issubclass(type(part), NO_VARIABLES):
            continue
        seen.add(id(part))
        parts, own = kinds.parts_of(part) if not kinds.cannot_change(part) else ((), 0)
        nbytes = getattr(part, "nbytes", 0) if type(part).__module__.split(".")[0] == "torch" else 0
        whole += max(own, nbytes, sys.getsizeof(part) if own == 0 else 0)
        waiting.extend(parts)
    if waiting and elements > len(seen):
        whole = whole * elements // len(seen)
    return int(whole)
