"""The notebook's own variables, without what the shell keeps beside them."""
import re

SHELLS = re.compile(r"_{1,3}|_\d+|_i{1,3}|_i\d+|In|Out|_oh|_ih|_dh|__\w+__")


class Variables:
    """:param namespace: as it is before the first cell."""

    def __init__(self, namespace):
        self._namespace = namespace
        self._first = dict(namespace)

    def now(self):
        return {
            name: value
            for name, value in list(self._namespace.items())
            if not SHELLS.fullmatch(name) and not (name in self._first and self._first[name] is value)
        }
