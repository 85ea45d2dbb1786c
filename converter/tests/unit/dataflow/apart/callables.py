# %% [case]
rows = []
add = rows.append
add(1)
squares = [1, 4]
# %%
print(len(squares))
# %%
print(rows)

# %% [case]
import logging
seen = []
class H(logging.Handler):
    def emit(self, record): seen.append(record)
logging.getLogger("a").addHandler(H())
# %%
squares = [x * x for x in range(3)]
# %%
print(seen)

# %% [case]
import numpy as np
seen = []
np.set_printoptions(formatter={"int": lambda v: seen.append(v) or "i"})
# %%
squares = [x * x for x in range(3)]
# %%
print(len(seen))

# %% [case]
class Box:
    def __init__(self): self._x = 1
    @property
    def x(self): return self._x
    @x.setter
    def x(self, v): self._x = v
a, b = Box(), Box()
# %%
y = a.x
# %%
print(b.x)

# %% [case]
class Box:
    def __init__(self): self._x = 1
    @property
    def x(self): return self._x
    @x.setter
    def x(self, v): self._x = v
a = Box()
b = Box()
# %%
a.x = 3
# %%
print(b.x)

# %% [case]
class Shape:
    sides = 4
    @classmethod
    def make(cls): return cls()
# %%
one = Shape.make()
# %%
two = Shape.make()

# %% [case]
import operator
rows = [{"a": 1}, {"a": 2}]
# %%
first = sorted(rows, key=operator.itemgetter("a"))
# %%
print(sorted(rows, key=operator.itemgetter("a")))

# %% [case]
from dataclasses import dataclass, field
@dataclass
class Row:
    parts: list = field(default_factory=list)
# %%
one = Row()
# %%
two = Row()

# %% [case]
from functools import singledispatch
@singledispatch
def show(x): return str(x)
@show.register(int)
def _(x): return "int"
# %%
a = show(1)
# %%
print(show("b"))

# %% [case]
import numpy as np
a = np.memmap("one.dat", dtype="i4", mode="w+", shape=(3,))
b = np.memmap("two.dat", dtype="i4", mode="w+", shape=(3,))
# %%
a[0] = 1
# %%
print(b[0])

# %% [case]
import re
words = "a b"
# %%
one = re.sub("a", lambda m: m.group().upper(), words)
# %%
print(re.sub("b", lambda m: m.group().upper(), words))

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1, 2]})
def double(x): return 2 * x
# %%
a = df.agg({"a": [double, "sum"]})
# %%
print(df.agg({"a": "mean"}))

# %% [case]
def walk(n):
    for i in range(n): yield i
one, two = walk(3), walk(3)
# %%
a = next(one)
# %%
print(list(two))

# %% [case]
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer
one = make_pipeline(FunctionTransformer(lambda X: X))
two = make_pipeline(FunctionTransformer(lambda X: X))
X = [[1.0]]
# %%
a = one.fit_transform(X)
# %%
print(two.fit_transform(X))

# %% [case]
import xml.etree.ElementTree as ET
one = ET.fromstring("<a/>")
two = ET.fromstring("<b/>")
# %%
text = one.tag
# %%
print(two.tag)
