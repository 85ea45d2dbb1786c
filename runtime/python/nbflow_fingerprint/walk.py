"""Digests of values."""
import hashlib
import marshal
import re
import time

from . import kinds

ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{5,}")
ATOMS = frozenset([int, float, complex, str, bytes, bool, type(None)])
# One variable may have so many objects in it, nested so deep, and take so many seconds, before it is given up.
MOST_OBJECTS = 500_000
DEEPEST = 120
PATIENCE = 10.0
# Children are kept for a variable's first levels, to say where it differs.
KEPT_LEVELS = 3
KEPT_CHILDREN = 64
SHORT = 100


class Opaque(Exception):
    """A value that can't be compared, and why."""


class Node:
    __slots__ = ("head", "digest", "text", "children", "opaque")

    def __init__(self, head, digest, text, children=None, opaque=()):
        self.head, self.digest, self.text = head, digest, text
        self.children, self.opaque = children, opaque


class Walk:
    """Goes through one variable. What it meets again is noted as the object met before, so a circle ends."""

    def __init__(self):
        self._met = {}
        self._kept = []
        self._count = 0
        self._deadline = time.monotonic() + PATIENCE

    def of(self, value, depth=0):
        self._count += 1
        if self._count > MOST_OBJECTS or time.monotonic() > self._deadline:
            return _opaque(value, "it is too large")
        if depth > DEEPEST:
            return _opaque(value, "it is nested too deep")
        if type(value) in ATOMS:
            return _leaf(value)
        met = self._met.get(id(value))
        if met is not None:
            return Node(*_both(b"again %d" % met), text="an object that is in it already")
        self._met[id(value)] = len(self._met)
        self._kept.append(value)  # an id is good as long as its object is there
        try:
            return self._composed(value, depth)
        except Opaque as why:
            return _opaque(value, str(why))
        except RecursionError:
            return _opaque(value, "it is nested too deep")
        except Exception as error:
            return _opaque(value, "asking for its parts raised %s" % type(error).__name__)

    def _composed(self, value, depth):
        plain = _plain(value)
        if plain is not None:
            return Node(*_both(kinds.name_of(type(value)).encode(), plain), text=short(value))
        shape = kinds.shape_of(value)
        opaque, children = [], []
        digest = hashlib.sha256(shape.head)
        digests = []
        for label, part in shape.parts:
            node = self.of(part, depth + 1)
            opaque += [(label + path, why) for path, why in node.opaque][:20]
            digests.append(node.digest.encode())
            if depth < KEPT_LEVELS and len(children) < KEPT_CHILDREN:
                children.append((label, node))
        labels = [label for label, _ in shape.parts]
        head = _both(shape.head, repr(labels).encode() if len(labels) <= KEPT_CHILDREN else b"%d" % len(labels))[0]
        for part in sorted(digests) if shape.unordered else digests:
            digest.update(part)
        digest.update(head.encode())
        keeps = not shape.unordered and 0 < len(labels) <= KEPT_CHILDREN and depth < KEPT_LEVELS
        text = shape.text if shape.text is not None else short(value)
        return Node(head, digest.hexdigest()[:24], text, children if keeps else None, tuple(opaque[:20]))


def _leaf(value):
    if type(value) is str:
        data = ADDRESS.sub("0x…", value).encode("utf-8", "surrogatepass")
        return Node(*_both(b"str", data), text=short(value))
    return Node(*_both(type(value).__name__.encode(), marshal.dumps(value, 2)), text=short(value))


def _plain(value):
    """The bytes of a list, tuple or dict of nothing but numbers and texts: by far the most of what is long."""
    kind = type(value)
    if kind not in (list, tuple, dict) or len(value) <= KEPT_CHILDREN or not ATOMS.issuperset(map(type, value)):
        return None
    parts = value
    if kind is dict:
        if not ATOMS.issuperset(map(type, value.values())):
            return None
        parts = [*value, *value.values()]
    data = marshal.dumps(parts, 2)
    if b"0x" in data:
        data = marshal.dumps([ADDRESS.sub("0x…", part) if type(part) is str else part for part in parts], 2)
    return data


def _opaque(value, why):
    name = kinds.name_of(type(value))
    return Node(*_both(b"opaque", name.encode()), text="a %s" % name, opaque=(("", "%s: %s" % (name, why)),))


def _both(*parts):
    digest = hashlib.sha256(b"\0".join(parts)).hexdigest()[:24]
    return digest, digest


def short(value):
    """A text for people. Only of what is known to have a cheap and harmless repr."""
    if type(value) in ATOMS or (type(value) in (list, tuple) and len(value) <= 20 and ATOMS.issuperset(map(type, value))):
        if type(value) in (str, bytes):
            value = value[: SHORT + 1]
        try:
            text = repr(value)
        except ValueError:  # an int of more digits than Python writes
            return "an int"
        return text if len(text) <= SHORT else text[: SHORT - 1] + "…"
    name = kinds.name_of(type(value))
    try:
        return "%s of %d" % (name, len(value)) if type(value) in (list, tuple, dict, set, frozenset) else "a %s" % name
    except Exception:
        return "a %s" % name
