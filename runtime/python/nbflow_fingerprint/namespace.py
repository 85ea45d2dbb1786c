"""Which variables there are, and the facts about each."""
import re

from .settings import settings
from .walk import Walk

# IPython's own: the history, and the results shown last.
HISTORY = re.compile(r"_(?:i{0,3}|i\d+|\d+|_{0,2}|ih|oh|dh|exit_code)$|In$|Out$")
# Where Python notes which warnings a module has given: it is made when the garbage collector finds an open file, too.
INTERPRETERS = "__warningregistry__"
# A variable's parts are compared one by one as long as they are no more, and no deeper.
MOST_FACTS = 200
DEEPEST = 3


def fingerprints(namespace, hidden):
    names = sorted(name for name in list(namespace) if _is_users(name, namespace, hidden))
    found = {name: _facts(Walk().of(namespace[name])) for name in names}
    for name, same in _aliases(names, namespace):
        found[name]["facts"].append([" (which object it is)", same, "the same object as `%s`" % same])
    for name, value in settings():
        found["<%s>" % name] = _facts(Walk().of(value))
    return found


def _is_users(name, namespace, hidden):
    if not isinstance(name, str) or name == INTERPRETERS or HISTORY.match(name):
        return False
    return name not in hidden or hidden[name] is not namespace[name]


def _aliases(names, namespace):
    """Names that are one object that can change: each with the first of them."""
    first = {}
    for name in names:
        value = namespace[name]
        if isinstance(value, (int, float, complex, str, bytes, type(None), tuple, frozenset, type)) or callable(value):
            continue
        known = first.setdefault(id(value), name)
        if known != name:
            yield name, known


def _facts(node):
    facts, opaque, level = [], [], [("", node)]
    for _ in range(DEEPEST):
        deeper = []
        for path, part in level:
            children = part.children
            if children is None or len(facts) + len(deeper) + len(children) > MOST_FACTS:
                facts.append([path, part.digest, part.text])
            else:
                facts.append([path, part.head, part.text])
                deeper += [(path + label, child) for label, child in children]
        level = deeper
    facts += [[path, part.digest, part.text] for path, part in level]
    for path, why in node.opaque:
        opaque.append([path, why])
    return {"facts": facts, "opaque": opaque}
