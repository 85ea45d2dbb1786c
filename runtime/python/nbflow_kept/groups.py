"""Which variables share something, and so are kept together or not at all."""
from nbflow_branch.watch import ATOMS

from .parts import Kinds

# Seconds that writing takes, about, for each object and each byte of arrays.
PER_OBJECT, PER_BYTE = 4e-6, 2.7e-9
# Looking at an object takes so long.
PER_LOOK = 5.5e-7


class TooLong(Exception):
    """:param seconds: about what it would take."""

    def __init__(self, seconds):
        super().__init__("keeping it would take about %.2g s" % seconds)


class Group:
    def __init__(self):
        self.names = []
        self.objects = 0
        self.bytes = 0

    @property
    def seconds(self):
        return self.objects * PER_OBJECT + self.bytes * PER_BYTE


def groups_of(wanted, variables, is_named, seconds):
    """
    The groups that hold the wanted variables.

    :param is_named: whether an object is not kept, but named.
    :raises TooLong: where looking for them would take longer than these seconds.
    """
    kinds = Kinds()
    left = [max(seconds, 0.002) / PER_LOOK]
    owners, above, groups, indexes = {}, {}, {}, []

    def root(name):
        while above[name] != name:
            above[name] = name = above[above[name]]
        return name

    # The variables before all else: what is in one of them is found from the others.
    for name, value in variables.items():
        above[name] = name
        groups[name] = group = Group()
        group.names.append(name)
        waiting = [(value,)]
        while waiting:
            for part in waiting.pop():
                if kinds.cannot_change(part) or is_named(part):
                    continue
                memory = kinds.memory_of_index(part)
                if memory is not None:
                    # Tables that share one are no group: see `indexes`.
                    indexes.append((id(memory), name))
                    groups[root(name)].bytes += getattr(memory, "nbytes", 0)
                    left[0] -= 1
                    continue
                key = id(part)
                known = owners.get(key)
                if known is not None:
                    _join(above, groups, root(known), root(name))
                    continue
                owners[key] = name
                parts, size = kinds.parts_of(part)
                group = groups[root(name)]
                group.objects += 1
                group.bytes += size
                left[0] -= 1
                if len(parts) > 50 and set(map(type, parts)) <= ATOMS:
                    group.objects += len(parts) // 10
                    left[0] -= len(parts) // 20
                else:
                    left[0] -= len(parts)
                    waiting.append(parts)
                if left[0] < 0:
                    raise TooLong(2 * seconds)
    for key, name in indexes:
        if key in owners:
            _join(above, groups, root(owners[key]), root(name))
    found = {root(name): None for name in wanted if name in above}
    return [groups[name] for name in found]


def _join(above, groups, one, other):
    if one == other:
        return
    above[other] = one
    kept, gone = groups[one], groups.pop(other)
    kept.names += gone.names
    kept.objects += gone.objects
    kept.bytes += gone.bytes
