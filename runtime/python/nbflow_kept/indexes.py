"""The indexes of tables, which derived tables share: each has a name of its own, by which it is found again."""
import uuid
import weakref


class Indexes:
    def __init__(self):
        self._own = uuid.uuid4().hex
        self._names = {}
        self._found = weakref.WeakValueDictionary()

    def name_of(self, index):
        known = self._names.get(id(index))
        if known is not None and known[0]() is index:
            return known[1]
        return self._call(index, "%s %d" % (self._own, len(self._names)))

    def take(self, name, made):
        """The index that is there by this name, as it is known now; where there is none, the one that was made."""
        found = self._found.get(name)
        if found is None:
            self._call(made, name)
            return made
        if list(found.names) != list(made.names):
            found.names = made.names
        return found

    def _call(self, index, name):
        self._names[id(index)] = (weakref.ref(index), name)
        self._found[name] = index
        return name
