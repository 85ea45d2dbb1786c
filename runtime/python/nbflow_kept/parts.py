"""What an object holds, as far as others could change it: the ways on which variables come to share something."""
import gc
import sys
import types

from nbflow_branch.watch import ATOMS, _is_own, owner_of

# Beside plain numbers and texts: nothing in them can change.
UNCHANGING = (
    "datetime.date datetime.time datetime.timedelta datetime.tzinfo decimal.Decimal fractions.Fraction pathlib.PurePath "
    "re.Pattern uuid.UUID numpy.dtype numpy.generic"
).split()


class Kinds:
    """The types of libraries that are loaded now. An object is not asked for its class: some run code of theirs then."""

    def __init__(self):
        numpy, pandas = sys.modules.get("numpy"), sys.modules.get("pandas")
        self.array = getattr(numpy, "ndarray", ())
        self.index = getattr(pandas, "Index", ())
        self.unchanging = tuple(filter(None, map(_loaded, UNCHANGING)))

    def cannot_change(self, obj):
        kind = type(obj)
        if kind in ATOMS or kind is types.ModuleType or not _is_own(obj):
            return True
        if (kind is tuple or kind is frozenset) and not obj:
            return True
        return issubclass(kind, self.unchanging)

    def memory_of_index(self, obj):
        """The array that a table's index looks at, if it is one; None for what is no index."""
        if not issubclass(type(obj), self.index):
            return None
        data = vars(obj).get("_data")
        data = getattr(data, "_ndarray", data)
        return owner_of(data)[0] if issubclass(type(data), self.array) else obj

    def parts_of(self, obj):
        """What it holds, and the bytes of memory that are its own."""
        kind = type(obj)
        if issubclass(kind, self.array):
            root, owner = owner_of(obj)
            if root is not obj:
                return [root], 0
            held = obj.ravel("K").tolist() if obj.dtype.hasobject else []
            return held + ([] if owner is None else [owner]), obj.nbytes
        if kind is types.FunctionType:
            return [obj.__defaults__, obj.__kwdefaults__, obj.__closure__, obj.__dict__], 0
        if kind.__name__ in ("BlockManager", "SingleBlockManager") and kind.__module__.startswith("pandas."):
            return list(obj.blocks) + list(obj.axes), 0
        if kind.__module__ == "pandas.core.internals.blocks":
            return [obj.values], 0
        if issubclass(kind, type):
            return list(vars(obj).values()), 0
        if kind is bytearray:
            return [], len(obj)
        return gc.get_referents(obj), 0


def _loaded(path):
    module, _, name = path.rpartition(".")
    return getattr(sys.modules.get(module), name, None)
