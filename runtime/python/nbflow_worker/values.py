"""Values between a notebook's namespace and JSON."""
import math
import sys
import threading

# JSON of at most this many values is handed out as a value; what is larger is described.
MOST_VALUES = 10_000
MOST_TEXT = 1_000_000
DEEPEST = 50
SAFE = 2**53 - 1

SHORT = 120
# Seconds that one object's repr may take before it is given up.
PATIENCE = 1.0


class _NotJson(Exception):
    pass


def describe(namespace, names, whole=False):
    """Whole values have no limit of size, but must come out of JavaScript as they went in."""
    described = _whole if whole else _described
    return {name: described(namespace[name]) for name in names if name in namespace}


def assign(namespace, values):
    namespace.update(values)


def _described(value):
    try:
        return {"kind": "json", "value": _json(value, [MOST_VALUES, MOST_TEXT], 0)}
    except _NotJson:
        return {"kind": "object", "type": _type_name(value), "text": _text(value)}


def _whole(value):
    try:
        return {"kind": "json", "value": _json(value, [math.inf, math.inf], 0, True)}
    except _NotJson as error:
        described = {"kind": "object", "type": _type_name(value), "text": _text(value)}
        if error.args:
            described["reason"] = error.args[0]
        return described


def _json(value, left, depth, whole=False):
    """The value when it is exactly JSON. A subclass, a tuple or a NaN would come back as something else."""
    left[0] -= 1
    if left[0] < 0:
        raise _NotJson
    if depth > (DEEPEST if not whole else 4 * DEEPEST):
        raise _NotJson("it is nested too deep, or holds itself")
    kind = type(value)
    if value is None or kind is bool:
        return value
    if kind is int:
        if -SAFE <= value <= SAFE:
            return value
    elif kind is float:
        if math.isfinite(value):
            return value
    elif kind is str:
        left[1] -= len(value)
        if left[1] >= 0:
            return value
    elif kind is list:
        if whole:
            return [_part(item, "[%d]" % index, depth) for index, item in enumerate(value)]
        return [_json(item, left, depth + 1) for item in value]
    elif kind is dict:
        if all(type(key) is str for key in value):
            _must_keep_order(value)
            if whole:
                return {key: _part(item, "[%r]" % key, depth) for key, item in value.items()}
            left[1] -= sum(map(len, value))
            return {key: _json(item, left, depth + 1) for key, item in value.items()}
        key = next(key for key in value if type(key) is not str)
        raise _NotJson("its key %s is no text" % _repr(key))
    elif _is_numpy_scalar(kind):
        plain = value.item()
        if type(plain) in (bool, int, float, str):
            return _json(plain, left, depth, whole)
    raise _NotJson("it is %s" % _repr(value)) if kind in (int, float) else _NotJson


class _Within(_NotJson):
    """What is wrong is in a part of the value."""


def _part(value, place, depth):
    try:
        return _json(value, [math.inf, math.inf], depth + 1, True)
    except _Within as error:
        raise _Within(place + error.args[0]) from None
    except _NotJson as error:
        found = error.args[0] if error.args else "it is a %s" % _type_name(value)
        raise _Within("%s: %s" % (place, found)) from None


def _must_keep_order(value):
    """JavaScript moves keys that are small whole numbers to the front, in their order."""
    numbers = [key for key in value if key.isdecimal() and key.isascii() and str(int(key)) == key]
    if not numbers:
        return
    moved = sorted(numbers, key=int) + [key for key in value if key not in set(numbers)]
    if moved != list(value):
        raise _NotJson("JavaScript would change the order of its keys, as some are numbers")


def _is_numpy_scalar(kind):
    numpy = sys.modules.get("numpy")
    generic = getattr(numpy, "generic", None)
    return isinstance(generic, type) and issubclass(kind, generic)


def _type_name(value):
    kind = type(value)
    if kind.__module__ in ("builtins", "__main__") or not isinstance(kind.__module__, str):
        return kind.__qualname__
    return "%s.%s" % (kind.__module__, kind.__qualname__)


def _text(value):
    try:
        return _size(value) or _repr(value)
    except Exception as error:
        return "<its repr raised %s>" % type(error).__name__


def _size(value):
    """What a person asks first of a table or an array: how large it is."""
    module = type(value).__module__ or ""
    if module.split(".")[0] in ("numpy", "pandas", "torch", "scipy", "polars", "xarray", "tensorflow"):
        shape = getattr(value, "shape", None)
        if isinstance(shape, tuple) and shape and all(isinstance(part, int) for part in shape):
            return " × ".join(map(str, shape))
    if isinstance(value, (list, tuple, set, frozenset, dict)) and len(value) > 1000:
        return "%d items" % len(value)
    return None


def _repr(value):
    """The repr, cut short. One that takes too long is interrupted, as it may never end."""
    if type(value).__repr__ is object.__repr__:
        return "<%s>" % _type_name(value)
    text = _in_time(lambda: repr(value))
    text = " ".join(text.split())
    return text if len(text) <= SHORT else text[: SHORT - 1] + "…"


def _in_time(make):
    import signal

    done = threading.Event()

    def interrupt():
        if not done.wait(PATIENCE):
            signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    watch = threading.Thread(target=interrupt, daemon=True)
    watch.start()
    try:
        try:
            return make()
        finally:
            done.set()
            watch.join()
    except KeyboardInterrupt:
        return "<its repr took longer than %g s>" % PATIENCE
    finally:
        signal.signal(signal.SIGINT, before)
