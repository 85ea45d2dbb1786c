"""Values on their way out of a process and back, the same afterwards or refused; never silently something else.

A group of variables is one payload, so that what they share stays shared. What can't be told to come back as it was
(an open file, a generator, a function that a cell defined, a set whose order would change) is refused with the
variable, the place in it, and the reason.

    payload = dump(["df", "model"], namespace)     # or raises Refused
    values = load(payload)                          # {"df": …, "model": …}
"""
from .payload import Payload
from .read import load
from .refused import Refused
from .write import dump

__all__ = ["Payload", "Refused", "dump", "load"]
