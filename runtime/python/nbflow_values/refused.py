"""Why a value is not sent, in words."""
import types


class Refused(Exception):
    """
    :param reason: what is in the way: "a generator can't be sent".
    :param culprit: the object itself, whose place in its variable is then looked for.
    """

    def __init__(self, reason, culprit=None, where=None):
        super().__init__(reason if where is None else "`%s`: %s" % (where, reason))
        self.reason = reason
        self.culprit = culprit
        #: The variable and the place in it, such as `models["best"].hook`; None where it was not found.
        self.where = where


MOST_STEPS = 200_000


def place_of(culprit, names, namespace):
    """The first way to an object from the variables, as a person would write it."""
    waiting = [(name, namespace[name]) for name in names if name in namespace]
    seen = set()
    for path, value in waiting:
        if value is culprit:
            return path
        if id(value) in seen or len(seen) > MOST_STEPS:
            continue
        seen.add(id(value))
        waiting.extend(_parts(path, value))
    return None


def _parts(path, value):
    if isinstance(value, dict):
        for key, part in list(value.items()):
            yield "%s[%s]" % (path, _short(key)), part
    elif isinstance(value, (list, tuple)):
        for index, part in enumerate(value):
            yield "%s[%d]" % (path, index), part
    elif isinstance(value, (set, frozenset)):
        for part in list(value):
            yield "an element of %s" % path, part
    else:
        for key, part in list((getattr(value, "__dict__", None) or {}).items()):
            if not isinstance(value, (type, types.ModuleType)):
                yield "%s.%s" % (path, key), part


def _short(key):
    text = repr(key) if isinstance(key, (str, int, float, bool, tuple, type(None))) else type(key).__name__
    return text if len(text) <= 40 else text[:39] + "…"


def type_name(value):
    kind = type(value)
    if kind.__module__ in ("builtins", "__main__"):
        return kind.__qualname__
    return "%s.%s" % (kind.__module__, kind.__qualname__)
