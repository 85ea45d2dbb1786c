"""What is said of variables' types in cells, `x: int = 1`: Python keeps it beside the variables, in `__annotations__`."""

# What a payload calls them; no variable has such a name.
ANNOTATIONS = "<annotations>"
WHERE = "__annotations__"


def noted(namespace):
    """Those that there are, or None where nothing keeps any yet."""
    found = namespace.get(WHERE)
    return dict(found) if type(found) is dict else None


def added(namespace, before):
    """Those that have been added or changed since; None where still nothing keeps any."""
    now = noted(namespace)
    if now is None:
        return None
    before = before or {}
    return {name: said for name, said in now.items() if name not in before or before[name] is not said}


def add_to(namespace, annotations):
    if annotations is None:
        return
    kept = namespace.setdefault(WHERE, {})
    if type(kept) is dict:
        kept.update(annotations)
