"""What the notebook's variables hold when a branch begins, to see afterwards that it is what it was.

Every object that can be reached from the variables is noted with what it refers to. Numbers name these objects on both
sides of a fork, so that what comes back holds the very objects that were there before.
"""
import array as arrays
import functools
import gc
import operator
import random
import sys
import types
import zlib

from nbflow_values.arrays import address_of, memory_of, ndarray_type, owner_of

# Nothing in them can change.
ATOMS = frozenset(
    [str, int, float, bool, bytes, complex, type(None), type(Ellipsis), type(NotImplemented), range, slice]
    + [types.CodeType, types.BuiltinFunctionType, types.GetSetDescriptorType, types.MemberDescriptorType]
    + [types.WrapperDescriptorType, types.MethodDescriptorType, types.MethodWrapperType]
)
# Objects of these belong to what runs the notebook.
MACHINERY = ("IPython", "ipykernel", "traitlets", "zmq", "asyncio", "tornado", "nbflow_worker", "nbflow_branch")
# What reading fills in: it says nothing of a change.
CACHES = frozenset(["_cache", "_item_cache", "_engine", "_cacher", "_is_copy", "_hash", "__weakref__"])
# What a second of looking comes to; values that can't change are looked at some twenty times as fast.
MOST = 500_000
FAST = 20


class TooMuch(Exception):
    pass


class Watch:
    """
    :param names: the notebook's own variables with their values.
    :raises TooMuch: where looking at all of it would take longer than it is worth.
    """

    def __init__(self, variables):
        self.variables = dict(variables)
        self._objects = []
        self._notes = []
        self._numbers = {}
        self._left = MOST
        self.memory = []
        self._modules = {name: _held(part) for name, part in self.variables.items() if _is_module(part)}
        self._ndarray = ndarray_type()
        waiting = []
        self._enter(self.variables.values(), waiting)
        while waiting:
            obj = waiting.pop()
            note, parts = self._look(obj)
            self._notes[self._numbers[id(obj)]] = note
            self._enter(parts, waiting)

    def _enter(self, parts, waiting):
        parts = list(parts)
        plain = len(parts) > 50 and set(map(type, parts)) <= ATOMS
        self._left -= (len(parts) // FAST if plain else len(parts)) + 1
        if self._left < 0:
            raise TooMuch
        if plain:
            return
        for part in parts:
            if type(part) in ATOMS or id(part) in self._numbers or not _is_own(part):
                continue
            self._numbers[id(part)] = len(self._objects)
            self._objects.append(part)
            self._notes.append(None)
            waiting.append(part)

    def number_of(self, obj):
        """None for what was not there."""
        return self._numbers.get(id(obj))

    def object_of(self, number):
        return self._objects[number]

    def changed(self):
        """The objects that are no longer what they were."""
        for obj, note in zip(self._objects, self._notes):
            if not _same(self._look(obj)[0], note):
                yield obj

    def patched(self):
        """The names of modules in which something was replaced; what they load later is no change."""
        for name, held in self._modules.items():
            now = vars(self.variables[name])
            if any(now.get(key, held) is not value for key, value in held.items()):
                yield name

    def _look(self, obj):
        """What is noted of an object, and what to look at next."""
        kind = type(obj)
        if kind is dict or kind is list or kind is tuple or kind is set or kind is frozenset:
            parts = gc.get_referents(obj)
            return parts, parts
        if self._ndarray is not None and issubclass(kind, self._ndarray):
            return self._array(obj)
        if kind is types.FunctionType:
            parts = [obj.__code__, obj.__defaults__, obj.__kwdefaults__, obj.__closure__, obj.__dict__]
            return parts, parts
        if issubclass(type(obj), type):
            parts = [part for name, part in vars(obj).items() if name not in ("__dict__", "__weakref__")]
            return parts, parts
        if kind is types.ModuleType:
            return [obj], ()
        if issubclass(kind, (bytearray, arrays.array)):
            return [zlib.crc32(obj), len(obj)], ()
        state = _state(obj)
        if state is not None:
            return state, ()
        if kind.__name__ in ("BlockManager", "SingleBlockManager") and kind.__module__.startswith("pandas."):
            parts = list(obj.blocks) + list(obj.axes)
            return parts, parts
        if kind.__module__ == "pandas.core.internals.blocks":
            return [obj.values], [obj.values]
        own = getattr(obj, "__dict__", None)
        if type(own) is not dict:
            parts = [part for part in gc.get_referents(obj) if not issubclass(type(part), type)]
            return parts, parts
        note = [kind]
        for name, part in own.items():
            if name not in CACHES and not _is_cached(kind, name):
                note += (name, part)
        inner = [part for part in gc.get_referents(obj) if part is not own and not issubclass(type(part), type)]
        if not kind.__module__.startswith("pandas."):
            note += inner
        return note, inner + [part for name, part in own.items() if name not in CACHES]

    def _array(self, array):
        root, owner = owner_of(array)
        parts = [root] if root is not array else [owner]
        shape = [array.dtype, array.shape, array.strides, address_of(array), array.flags.writeable]
        if array.dtype.hasobject:
            held = array.ravel("K").tolist() if root is array or owner is not None else []
            return shape + held, parts + held
        if root is array and array.nbytes:
            if id(array) not in self._numbers or self._notes[self._numbers[id(array)]] is None:
                self.memory.append(array)
            return shape + [_print(array)], parts
        return shape, parts


def _is_module(part):
    return type(part) is types.ModuleType


def _held(module):
    return {name: value for name, value in list(vars(module).items()) if not name.startswith("__")}


def _print(array):
    """A checksum of small memory, and of large memory what `Shield` can't guard: its first and last page."""
    memory = memory_of(array)
    if len(memory) < LARGE:
        return zlib.crc32(memory)
    return zlib.crc32(memory[-2 * PAGE :], zlib.crc32(memory[: 2 * PAGE]))


PAGE = 4096
LARGE = 16 * PAGE


def shield(arrays_):
    """Large memory may not be written to from now on: who does, dies, and a dead branch has changed nothing.

    :returns: whether that could be done.
    """
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    protect = libc.mprotect
    protect.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
    for array in arrays_:
        if array.nbytes < LARGE:
            continue
        start = -(-address_of(array) // PAGE) * PAGE
        end = (address_of(array) + array.nbytes) // PAGE * PAGE
        if protect(start, end - start, 1) != 0:
            return False
    return True


def _is_own(part):
    """Whether it is the notebook's, or might be: not a library's class or function, and not machinery."""
    if issubclass(type(part), type):
        return part.__module__ == "__main__"
    if type(part).__name__ == "BlockValuesRefs":
        return False  # pandas' list of who looks at a block, to which every look adds
    module = getattr(part, "__module__", None) if type(part) is types.FunctionType else type(part).__module__
    if type(part) is types.FunctionType:
        return module == "__main__" or part.__closure__ is not None
    return not (isinstance(module, str) and module.split(".")[0] in MACHINERY)


def _is_cached(kind, name):
    """A property that keeps what it once worked out."""
    return isinstance(getattr(kind, name, None), functools.cached_property)


def _state(obj):
    """Of what has a state that it does not show by what it refers to."""
    if issubclass(type(obj), random.Random):
        return [repr(obj.getstate())]
    if type(obj) is types.GeneratorType:
        return [obj.gi_frame and obj.gi_frame.f_lasti]
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        kind = type(obj).__module__
        if kind.startswith("numpy.random"):
            source = getattr(obj, "bit_generator", None) or getattr(obj, "_bit_generator", obj)
            state = getattr(source, "state", None)
            return None if state is None else [repr(state)]
    if hasattr(type(obj), "__next__") and type(obj).__module__ in ("builtins", "itertools", "collections"):
        return [operator.length_hint(obj, -1), repr(obj) if type(obj).__module__ == "itertools" else ""]
    return None


def _same(one, other):
    if len(one) != len(other):
        return False
    return all(a is b or (type(a) in VALUES and type(a) is type(b) and a == b) for a, b in zip(one, other))


# Made anew by each look: they are compared by value.
VALUES = frozenset([int, str, bool, tuple])
