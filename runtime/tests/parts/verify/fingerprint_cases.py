"""Pairs of values that must have the same fingerprint, or another. Prints each that does not do as it says."""
import collections
import datetime
import functools
import json
import pickle
import random
import sys

sys.path.insert(0, sys.argv[1])
from nbflow_fingerprint.namespace import fingerprints

import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


class Slotted:
    __slots__ = ("a",)

    def __init__(self, a):
        self.a = a


class Rows(list):
    pass


class Cached:
    """As a library has it."""

    __module__ = "library"

    def __init__(self, cache):
        self._found = cache


class Answering:
    """As a library has it, which keeps what it was asked."""

    __module__ = "library"

    def __init__(self, asked):
        self._cache = {"residuals": [1]} if asked else {}
        self._tmp_like = np.zeros(2) if asked else np.ones(2)
        if asked:
            self.total

    @functools.cached_property
    def total(self):
        return 3


class OwnCached(Cached):
    __module__ = "__main__"


def two_indexes(shared):
    first = pd.Index([1, 2])
    return [first, pd.Index(first.values if shared else [1, 2])]


def circle():
    made = [1]
    made.append(made)
    return made


def counter(start):
    count = [start]

    def step():
        count[0] += 1
        return count[0]

    return step


def generator(steps):
    made = (x for x in [1, 2, 3])
    for _ in range(steps):
        next(made)
    return made


def function(source):
    space = {"__name__": "__main__"}
    exec(source, space)
    return space["f"]


def fitted(y):
    return LinearRegression().fit(np.array([[1.0], [2.0], [4.0]]), np.array(y))


def ended(iterator):
    list(iterator)
    return iterator


def over(values, is_at_its_end):
    made = iter(values)
    return [values, ended(made) if is_at_its_end else made]


def seeded(seed, draws=0):
    made = random.Random(seed)
    for _ in range(draws):
        made.random()
    return made


def drawn(width):
    import matplotlib

    matplotlib.use("agg")
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots()
    axes.plot([1, 2], linewidth=width)
    plt.close(figure)
    return axes


def named(**values):
    made = Point(0, 0)
    for name, value in values.items():
        setattr(made, name, value)
    return made


frame = pd.DataFrame({"a": [1.5, 2.5], "b": ["x", None], "c": pd.Categorical(["u", "v"])})

SAME = {
    "sets in any order": (set("abc"), set("cba")),
    "attributes in any order": (named(x=1, y=2), named(y=2, x=1)),
    "addresses": ("<object at 0x7f0011223344>", "<object at 0x7f9911223344>"),
    "addresses in long lists": (["0x7f0011223344"] * 100, ["0x7f9911223344"] * 100),
    "circles": (circle(), circle()),
    "closures": (counter(1), counter(1)),
    "functions, wherever they stand": (function("def f(x): return x"), function("\n\ndef f(x): return x")),
    "frames": (frame, frame.copy()),
    "models": (fitted([1.0, 2.0, 3.0]), fitted([1.0, 2.0, 3.0])),
    "generators": (generator(1), generator(1)),
    "random generators": (seeded(3), seeded(3)),
    "arrays, however they lie": (np.arange(6.0).reshape(2, 3), np.asfortranarray(np.arange(6.0).reshape(2, 3))),
    "not a number": (float("nan"), float("nan")),
    "figures": (drawn(1), drawn(1)),
    "labels in one array, or in two": (two_indexes(shared=True), two_indexes(shared=False)),
    "what a library was asked before": (Answering(True), Answering(False)),
    "libraries' caches, however they were filled": (Cached({"a": 1, "b": 2}), Cached({"b": 2, "a": 1})),
    "iterators at their end": (ended(zip((1, 2), "ab")), pickle.loads(pickle.dumps(ended(zip((1, 2), "ab"))))),
}

OTHER = {
    "floats, in the last bit": (0.1 + 0.2, 0.3),
    "minus zero": (0.0, -0.0),
    "long lists, in the last bit": ([0.1 + 0.2] * 100, [0.3] * 100),
    "arrays, in the last bit": (np.full(9, 0.1 + 0.2), np.full(9, 0.3)),
    "numbers' types": (1, 1.0),
    "arrays' types": (np.array([1], "i4"), np.array([1], "i8")),
    "lists' order": ([1, 2], [2, 1]),
    "dictionaries' order": ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    "tuples and lists": ((1,), [1]),
    "subclasses": (Rows([1]), [1]),
    "what is in a subclass": (Rows([1]), Rows([2])),
    "attributes": (Point(1, 2), Point(1, 3)),
    "slots": (Slotted(1), Slotted(2)),
    "deep in a structure": ({"a": [Point(1, {"b": (1, 2)})]}, {"a": [Point(1, {"b": (1, 3)})]}),
    "which object it is, inside": ((lambda x: [x, x])([1]), [[1], [1]]),
    "what a closure holds": (counter(1), counter(2)),
    "what a function does": (function("def f(x): return x"), function("def f(x): return -x")),
    "a function's constants": (function("def f(): return 1"), function("def f(): return 2")),
    "a function's defaults": (function("def f(x=1): return x"), function("def f(x=2): return x")),
    "where a generator stands": (generator(1), generator(2)),
    "random generators": (seeded(3), seeded(3, 1)),
    "numpy's random generators": (np.random.default_rng(1), np.random.default_rng(2)),
    "frames' values": (frame, frame.assign(a=[1.5, 2.5000000000000004])),
    "frames' index": (frame, frame.set_index(pd.Index([5, 6]))),
    "frames' types": (frame, frame.astype({"c": object})),
    "frames' columns' order": (frame, frame[["b", "a", "c"]]),
    "series' names": (pd.Series([1], name="a"), pd.Series([1], name="b")),
    "models": (fitted([1.0, 2.0, 3.0]), fitted([1.0, 2.0, 3.5])),
    "times": (datetime.datetime(2020, 1, 1), datetime.datetime(2020, 1, 1, 0, 0, 1)),
    "counts": (collections.Counter("aab"), collections.Counter("abb")),
    "queues": (collections.deque([1], 2), collections.deque([1], 3)),
    "default factories": (collections.defaultdict(list), collections.defaultdict(set)),
    "partials": (functools.partial(max, 1), functools.partial(max, 2)),
    "iterators that have advanced": (iter([1, 2]), (lambda it: (next(it), it)[1])(iter([1, 2]))),
    "iterators at their end, and those over a list that may grow": (over([], True), over([], False)),
    "errors": (ValueError("a"), ValueError("b")),
    "figures": (drawn(1), drawn(2)),
    "what is in a library's dictionary": (Cached({"a": 1}), Cached({"a": 2})),
    "the order in a notebook's own": (OwnCached({"a": 1, "b": 2}), OwnCached({"b": 2, "a": 1})),
    "exceptions' types": (ValueError("a"), TypeError("a")),
}


def plain(value):
    return [(path, digest) for path, digest, _ in fingerprints({"v": value}, {})["v"]["facts"]]


wrong = ["not the same: " + name for name, (a, b) in SAME.items() if plain(a) != plain(b)]
wrong += ["taken for the same: " + name for name, (a, b) in OTHER.items() if plain(a) == plain(b)]

lock = __import__("threading").Lock()
found = fingerprints({"held": [1, lock], "rows": (rows := [1]), "same": rows, "In": 1, "_": 2, "_i3": 3, "kept": 4}, {"kept": 4})
print(
    json.dumps(
        {
            "wrong": wrong,
            "opaque": found["held"]["opaque"],
            "names": [name for name in found if not name.startswith("<")],
            "alias": [path for path, _, text in found["same"]["facts"] if "rows" in text],
            "settings": sorted(name for name in found if name.startswith("<")),
        }
    )
)
