"""Writes a group for another process: what only a fork has the same is refused, or named."""
import sys

from nbflow_values import Refused
from nbflow_values.refused import type_name
from nbflow_values.write import Writing

# Their objects share memory in ways that can't be seen from here.
OPAQUE = frozenset(["torch", "tensorflow", "jax", "jaxlib", "cupy", "mlx"])
# Before 3.12 the place of None in a set is by its address.
UNORDERED = () if sys.version_info >= (3, 12) else (type(None),)


class KeptWriting(Writing):
    """
    :param indexes: names the indexes of tables.
    :param seeded: whether texts have the same hash in the process that reads.
    """

    def __init__(self, indexes, seeded, *given):
        super().__init__(*given)
        self.modules = set()
        self._indexes = indexes
        self._unordered = UNORDERED if seeded else UNORDERED + (str, bytes, tuple)
        self._index = getattr(sys.modules.get("pandas"), "Index", ())

    def persistent_id(self, obj):
        if isinstance(obj, self._index):
            if type(obj).__module__.split(".")[0] != "pandas":
                raise Refused("an index of a kind that is not pandas' own can't be kept", obj)
            self.modules.add("pandas")
            make, given = obj.__reduce__()[:2]
            return ("index", self._indexes.name_of(obj), make, given)
        return super().persistent_id(obj)

    def _set(self, elements):
        if len(elements) > 1 and any(isinstance(item, self._unordered) for item in elements):
            raise Refused("a set whose order is another in each process can't be kept", elements)
        return super()._set(elements)

    def reducer_override(self, obj):
        named = isinstance(obj, type) or hasattr(obj, "__qualname__")
        module = getattr(obj if named else type(obj), "__module__", None) or ""
        top = module.split(".")[0]
        if top in OPAQUE:
            raise Refused("a %s can't be kept" % type_name(obj), obj)
        self.modules.add(top)
        return super().reducer_override(obj)


def versions_of(modules):
    """Of libraries whose objects are in it: another version may read them otherwise."""
    found = {}
    for name in sorted(modules - {"builtins", "__main__", ""}):
        version = getattr(sys.modules.get(name), "__version__", None)
        if isinstance(version, str):
            found[name] = version
    return found
