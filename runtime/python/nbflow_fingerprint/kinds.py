"""How values of each kind are taken apart."""
import copyreg
import functools
import inspect
import pathlib
import re
import sys
import types

from . import arrays, code, drawn


class Shape:
    """A value taken apart.

    :param head: bytes of what it is and of the values that it holds by itself.
    :param parts: pairs of a label, as a person would write it behind the value (".x", "['a']"), and a value.
    :param unordered: parts count in any order.
    """

    __slots__ = ("head", "parts", "unordered", "text")

    def __init__(self, head, parts=(), unordered=False, text=None):
        self.head, self.parts, self.unordered, self.text = head, list(parts), unordered, text


VIEWS = (type({}.keys()), type({}.values()), type({}.items()))


def name_of(kind):
    module = getattr(kind, "__module__", None)
    name = getattr(kind, "__qualname__", repr(kind))
    return name if module in ("builtins", "__main__") or not isinstance(module, str) else "%s.%s" % (module, name)


def shape_of(value):
    kind = type(value)
    head = name_of(kind).encode("utf-8", "surrogatepass")
    for of_kind in (_container, code.shape, arrays.shape, drawn.shape, _by_name):
        shape = of_kind(value, kind, head)
        if shape is not None:
            return shape
    return _by_attributes(value, kind, head)


def _container(value, kind, head):
    if kind is list or kind is tuple:
        return Shape(head, (("[%d]" % at, part) for at, part in enumerate(value)))
    if kind is dict:
        return Shape(head, _items(value))
    if kind in (set, frozenset):
        return Shape(head, (("{…}", part) for part in value), unordered=True)
    if kind is types.MappingProxyType:
        return Shape(head, _items(dict(value)))
    if kind in VIEWS:
        return Shape(head, [(" as a list", list(value))])
    if isinstance(value, pathlib.PurePath):
        return Shape(head, [(" as a text", str(value))], text=str(value))
    if kind is re.Pattern:
        return Shape(head, [(".pattern", value.pattern), (".flags", value.flags)], text=repr(value)[:100])
    if kind is bytearray or kind is memoryview:
        return Shape(head + b"\0" + bytes(value))
    return None


def _items(value):
    for at, (key, part) in enumerate(value.items()):
        if type(key) in (str, int, float, bool, type(None)):
            yield "[%r]" % (key,), part
        else:
            yield "'s key %d" % at, key
            yield "'s value %d" % at, part


def _by_name(value, kind, head):
    """What is the same object wherever it is imported, or belongs to the process."""
    if kind is types.ModuleType or isinstance(value, types.ModuleType):
        return Shape(b"module " + value.__name__.encode(), text="module %s" % value.__name__)
    logging = sys.modules.get("logging")
    if logging is not None and isinstance(value, (logging.Logger, logging.Handler)):
        return Shape(head + b"\0" + repr((getattr(value, "name", None), value.level)).encode())
    if isinstance(value, types.FrameType) or isinstance(value, types.TracebackType):
        from .walk import Opaque

        raise Opaque("it belongs to the process")
    module = kind.__module__ or ""
    if module.split(".")[0] in ("_io", "io", "_thread", "threading", "socket", "multiprocessing", "weakref", "asyncio", "ipykernel", "zmq", "ctypes", "_ctypes"):
        return _of_the_process(value, kind, head)
    return None


def _of_the_process(value, kind, head):
    from .walk import Opaque

    if hasattr(value, "getvalue"):
        return Shape(head, [(".getvalue()", value.getvalue()), (".tell()", value.tell())])
    if hasattr(value, "mode") and hasattr(value, "closed"):
        facts = (str(value.name), value.mode, value.closed)
        return Shape(head + b"\0" + repr(facts).encode())
    raise Opaque("it belongs to the process")


def _by_attributes(value, kind, head):
    """Its content where it is a subclass of a container, its attributes, and what it says to be copied by."""
    if _hides(kind):
        return _reduced(value, kind, head)
    parts = []
    for base, take in BASES:
        if isinstance(value, base):
            parts += take(value)
            break
    attributes = _attributes(value, kind)
    if kind.__module__ != "__main__":
        attributes = [
            (name, _settled(part) if name.startswith("_") else part)
            for name, part in attributes
            if not _is_kept_answer(name, part, kind)
        ]
    return Shape(head, parts + [("." + name, part) for name, part in attributes])


def _is_kept_answer(name, part, kind):
    """
    What a library's cached properties keep once they were asked, and memory that it computes in, which it takes as it finds it
    (`numpy.empty`): the object gives the same without it.
    """
    if name == "_cache" and type(part) is dict or name.startswith("_tmp"):
        return True
    return type(inspect.getattr_static(kind, name, None)) is functools.cached_property


def _settled(part):
    """A dictionary that a library keeps for itself, such as a cache: in which order it was filled does not count."""
    if type(part) is dict and all(type(key) is str for key in part):
        return dict(sorted(part.items()))
    return part


BASES = (
    (dict, lambda value: list(_items(dict(value)))),
    ((list, tuple), lambda value: [("[%d]" % at, part) for at, part in enumerate(value)]),
    ((set, frozenset), lambda value: [(" as a set", set(value))]),
    (str, lambda value: [(" as a str", str.__str__(value))]),
    (bytes, lambda value: [(" as bytes", bytes.__getitem__(value, slice(None)))]),
    (int, lambda value: [(" as an int", int.__int__(value))]),
    (float, lambda value: [(" as a float", float.__float__(value))]),
)


def _attributes(value, kind):
    """Those that are stored in it, by name."""
    found = {}
    stored = getattr(value, "__dict__", None)
    if isinstance(stored, dict):
        found.update((name, part) for name, part in stored.items() if isinstance(name, str))
    for base in kind.__mro__:
        for name, member in vars(base).items():
            if type(member) is types.MemberDescriptorType:
                try:
                    found[name] = member.__get__(value, kind)
                except AttributeError:
                    pass  # a slot that nothing was put in
    return sorted(found.items())


PLAIN = frozenset([object, dict, list, tuple, set, frozenset, str, bytes, int, float])


def _hides(kind):
    """Whether a part of its objects is out of Python's sight: a class in C among its bases keeps fields of its own."""
    return any(base not in PLAIN and base.__basicsize__ > _visible_size(base) for base in kind.__mro__)


def _visible_size(kind):
    """What its objects take without fields that only C sees: the base's, and a pointer for each slot that Python knows."""
    own = vars(kind)
    slots = sum(type(member) is types.MemberDescriptorType for member in own.values())
    pointers = slots + ("__dict__" in own) + ("__weakref__" in own)
    base = kind.__base__
    return (base.__basicsize__ if base is not None else 0) + pointers * tuple.__itemsize__


def _reduced(value, kind, head):
    """As pickle would take it apart; it does not change the value."""
    from .walk import Opaque

    if kind is object:
        return Shape(head)
    if hasattr(kind, "__next__"):
        if getattr(kind, "__module__", "") not in ("builtins", "itertools"):
            raise Opaque("it is an iterator")
    try:
        reduce = copyreg.dispatch_table.get(kind)
        reduced = value.__reduce_ex__(4) if reduce is None else reduce(value)
    except Exception as error:
        raise Opaque("it does not say what is in it (%s)" % type(error).__name__) from None
    if isinstance(reduced, str):
        return Shape(head + b"\0" + reduced.encode())
    make, args, state, items, pairs = (tuple(reduced) + (None,) * 5)[:5]
    if make is iter and not state and len(args) == 1:
        state = None  # it begins at 0 where nothing is said
        if type(args[0]) in (tuple, list, str, bytes) and not args[0]:
            head = b"an iterator at its end"  # of whatever it was: sent to another process, it is one over nothing
    parts = [("'s maker", make)] + [("'s argument %d" % at, part) for at, part in enumerate(args or ())]
    if state is not None:
        parts.append(("'s state", state))
    if items is not None:
        parts.append(("'s items", list(items)))
    if pairs is not None:
        parts.append(("'s items", dict(pairs)))
    return Shape(head, parts, text=_text(value, kind))


def _text(value, kind):
    if kind.__module__ in ("datetime", "decimal", "fractions", "uuid", "ipaddress") or kind in (range, slice):
        text = repr(value)
        return text if len(text) <= 100 else None
    return None
