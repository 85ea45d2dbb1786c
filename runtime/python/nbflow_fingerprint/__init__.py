"""What a notebook's variables are at its end, as digests that two processes can compare. Changes none of them.

It stands by itself: the same code runs in a plain Jupyter kernel and in a worker of ours, after the last cell.

What counts: types, values, floats to the bit, the order of lists and of dictionaries, what is in a set in any order,
which names are one object. What does not: addresses (in texts too, where they read 0x…), the names and line numbers of
cells in code, attributes' order, the order in which a library filled a dictionary that it keeps in an attribute of an
underscored name (a cache), what a library's cached properties keep, in `_cache` or by functools.cached_property, memory that
it computes in (`_tmp…`), and what an iterator at its end went over. What can't be compared is named, and never counts as equal.
"""
import json

from .namespace import fingerprints


def write(path):
    from IPython import get_ipython

    shell = get_ipython()
    found = fingerprints(shell.user_ns, getattr(shell, "user_ns_hidden", {}))
    with open(path, "w", encoding="utf-8") as out:
        json.dump(found, out)
