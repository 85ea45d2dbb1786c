"""Sets keep their order only where a set made of the same elements has it, which is tried out before it is sent."""
from .refused import Refused

# What has the same hash in the process that reads.
PLAIN = frozenset([str, int, float, bool, bytes, complex, type(None)])


def order_for(elements, culprit):
    """The order in which to add the elements so that the new set goes through them as the old one does."""
    items = list(elements)
    if not all(map(_is_plain, items)):
        raise Refused("a set of objects whose order is by their address can't be sent", culprit)
    for order in (items, items[::-1]):
        if _same(list(type(culprit)(order)), items):
            return order
    raise Refused("a set that would come back in another order can't be sent", culprit)


def _is_plain(item):
    kind = type(item)
    if kind is float:
        return item == item
    return kind in PLAIN or (kind is tuple and all(map(_is_plain, item)))


def _same(one, other):
    return len(one) == len(other) and all(a is b for a, b in zip(one, other))
