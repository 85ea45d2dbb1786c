# %% [case]
b = {}
# %%
dict.update(b, {'a': 1})
# %%
print(b)

# %% [case]
b = []
# %%
list.append(b, 1)
# %%
print(b)

# %% [case]
b = []
# %%
list.__iadd__(b, [1])
# %%
print(b)

# %% [case]
from tqdm import tqdm
b = tqdm(total=3)
# %%
b.update(1)
# %%
b.close()

# %% [case]
import ipywidgets as w
s = w.IntSlider()
# %%
s.value = 5
# %%
print(s.value)

# %% [case]
import ipywidgets as w
r=[]
s = w.IntSlider()
s.observe(lambda c: r.append(c))
# %%
s.value = 5
# %%
print(r)

# %% [case]
import ipywidgets as w
o = w.Output()
# %%
with o: print(3)
# %%
print(o.outputs)

# %% [case]
x = 1
# %%
exec('x = 2')
# %%
print(x)

# %% [case]
x = [1]
# %%
eval('x.append(2)')
# %%
print(x)

# %% [case]
x = 1
# %%
y: int = 2
# %%
print(__annotations__)

# %% [case]
import typing
# %%
y: int = 2
# %%
print(typing.get_type_hints(__import__('__main__')))

# %% [case]
a = [1]
# %%
a += [2]
# %%
print(a)

# %% [case]
a = [1]
b = a
# %%
a += [2]
# %%
print(b)

# %% [case]
a = [1]
b = a
# %%
a *= 2
# %%
print(b)

# %% [case]
a = [[0]*3]*3
# %%
a[0][0] = 1
# %%
print(a[1])

# %% [case]
a = {'x': {'y': 1}}
b = dict(a)
# %%
b['x']['y'] = 2
# %%
print(a)

# %% [case]
a = {1}
b = a
# %%
b |= {2}
# %%
print(a)

# %% [case]
a = [1,2]
b = reversed(a)
# %%
a.append(3)
# %%
print(list(b))

# %% [case]
a = [1,2]
b = (x for x in a)
# %%
a.append(3)
# %%
print(list(b))

# %% [case]
a = [1,2]
b = map(str, a)
# %%
a.append(3)
# %%
print(list(b))

# %% [case]
a = [1,2]
b = iter(a)
# %%
next(b)
# %%
print(list(b))

# %% [case]
a = {'x': 1}
k = a.keys()
# %%
a['y'] = 2
# %%
print(k)

# %% [case]
a = {'x': 1}
k = a.items()
# %%
a['y'] = 2
# %%
print(list(k))

# %% [case]
a = bytearray(b'ab')
m = memoryview(a)
# %%
m[0] = 1
# %%
print(a)

# %% [case]
x = 1
# %%
2
# %%
print(_)

# %% [case]
x = 1
# %%
2
# %%
print(Out)

# %% [case]
x = 1
# %%
2
# %%
print(In)

# %% [case]
x = 1
# %%
del x
# %%
print('x' in globals())

# %% [case]
x = 1
# %%
y = 2
# %%
print(dir())

# %% [case]
r = []
# %%
sorted([1,2], key=lambda x: r.append(x) or x)
# %%
print(r)

# %% [case]
r = []
# %%
max([1,2], key=lambda x: r.append(x) or x)
# %%
print(r)

# %% [case]
r = []
# %%
list(filter(lambda x: r.append(x), [1]))
# %%
print(r)

# %% [case]
r = []
# %%
{x: r.append(x) for x in [1]}
# %%
print(r)

# %% [case]
r = []
# %%
any(r.append(x) for x in [1])
# %%
print(r)

# %% [case]
r = []
# %%
[x for x in [1] if r.append(x)]
# %%
print(r)

# %% [case]
r = []
# %%
(lambda: r.append(1))()
# %%
print(r)

# %% [case]
r = []
# %%
x = r.append
# %%
x(1)
print(r)

# %% [case]
r = []
x = r.append
# %%
x(1)
# %%
print(r)

# %% [case]
r = []
fs = [r.append]
# %%
fs[0](1)
# %%
print(r)

# %% [case]
r = []
d = {'f': r.append}
# %%
d['f'](1)
# %%
print(r)

# %% [case]
import pandas as pd
open("f.csv","w").write("a\n1\n2\n")
rows = []
# %%
df = pd.read_csv("f.csv", converters={"a": rows.append})
# %%
print(rows)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1, 2]})
seen = []
# %%
df.agg({"a": seen.append})
# %%
print(len(seen))

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1, 2], "g": [1, 1]})
seen = []
def note(x):
    seen.append(1)
    return 1
# %%
df.groupby("g").agg({"a": [note, "sum"]})
# %%
print(len(seen))

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1, 2], "g": [1, 1]})
seen = []
def note(x):
    seen.append(1)
    return 1
# %%
df.groupby("g").agg(total=("a", note))
# %%
print(len(seen))

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1, 2], "g": [1, 1]})
seen = []
def note(x):
    seen.append(1)
    return 1
# %%
df.groupby("g").agg(total=pd.NamedAgg("a", note))
# %%
print(len(seen))

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1, 2], "g": [1, 1]})
seen = []
# %%
df.apply(seen.append)
# %%
print(len(seen))

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1, 2], "g": [1, 1]})
seen = []
# %%
df.a.map(seen.append)
# %%
print(seen)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1, 2], "g": [1, 1]})
seen = []
# %%
df.style.format({"a": seen.append}).to_html()
# %%
print(seen)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1, 2], "g": [1, 1]})
seen = []
s = df.style.format({"a": seen.append})
# %%
s.to_html()
# %%
print(seen)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1, 2], "g": [1, 1]})
seen = []
# %%
df.to_string(formatters={"a": lambda x: seen.append(x) or "x"})
# %%
print(seen)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1, 2], "g": [1, 1]})
seen = []
# %%
df.pivot_table(index="g", values="a", aggfunc={"a": [lambda x: seen.append(1) or 1]})
# %%
print(seen)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1, 2], "g": [1, 1]})
seen = []
# %%
df.assign(b=lambda d: seen.append(1) or 1, c=2)
# %%
print(seen)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1, 2], "g": [1, 1]})
seen = []
# %%
df.pipe((lambda x, data: seen.append(1), "data"), 1)
# %%
print(seen)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1, 2], "g": [1, 1]})
d = {}
# %%
df.a.map(d.setdefault)
# %%
print(d)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1, 2], "g": [1, 1]})
seen = []
# %%
df.sort_values("a", key=lambda s: seen.append(1) or s)
# %%
print(seen)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1, 2], "g": [1, 1]})
seen = []
# %%
df.rename(columns=seen.append)
# %%
print(seen)

# %% [case]
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer
log = []
p = Pipeline([("f", FunctionTransformer(lambda x: log.append(1) or x))])
# %%
p.fit_transform([[1]])
# %%
print(log)

# %% [case]
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer
log = []
p = Pipeline([("f", FunctionTransformer(log.append))])
# %%
p.fit_transform([[1]])
# %%
print(log)

# %% [case]
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer
log = []
p = make_pipeline(FunctionTransformer(log.append))
# %%
p.fit_transform([[1]])
# %%
print(log)

# %% [case]
from sklearn.compose import ColumnTransformer
from sklearn.preprocessing import FunctionTransformer
import pandas as pd
log = []
def note(x):
    log.append(1)
    return x
p = ColumnTransformer([("f", FunctionTransformer(note), ["a"])])
# %%
p.fit_transform(pd.DataFrame({"a": [1]}))
# %%
print(log)

# %% [case]
import numpy as np
rows = []
a = np.array([1, 2])
# %%
np.vectorize(rows.append, otypes=[object])(a)
# %%
print(rows)

# %% [case]
import numpy as np
rows = []
a = np.array([1, 2])
f = np.vectorize(rows.append, otypes=[object])
# %%
f(a)
# %%
print(rows)

# %% [case]
import numpy as np
rows = []
a = np.array([1, 2])
f = np.frompyfunc(rows.append, 1, 1)
# %%
f(a)
# %%
print(rows)

# %% [case]
import numpy as np
rows = []
a = np.array([[1, 2]])
# %%
np.apply_along_axis(lambda x: rows.append(1) or 1, 0, a)
# %%
print(rows)

# %% [case]
import numpy as np
rows = []
# %%
np.piecewise(np.array([1.0, -1.0]), [[True, False]], [lambda x: rows.append(1) or 1, 0])
# %%
print(rows)

# %% [case]
d = {}
# %%
list(map(d.setdefault, [1, 2]))
# %%
print(d)

# %% [case]
d = {}
m = map(d.setdefault, [1, 2])
# %%
list(m)
# %%
print(d)

# %% [case]
import functools
l = []
fs = {"a": functools.partial(l.append, 1)}
# %%
fs["a"]()
# %%
print(l)

# %% [case]
import functools
l = []
fs = [functools.partial(l.append, 1)]
# %%
for f in fs: f()
# %%
print(l)

# %% [case]
import functools
l = []
def add(x, y): l.append((x, y))
f = functools.partial(add, y=2)
# %%
f(1)
# %%
print(l)

# %% [case]
import functools
l = []
class A:
    def add(self, x): l.append(x)
    m = functools.partialmethod(add, 2)
a = A()
# %%
a.m()
# %%
print(l)

# %% [case]
seen = []
# %%
try: sorted([2, 1], key=seen.append)
except TypeError: pass
# %%
print(seen)

# %% [case]
import re
seen = []
def callback(m):
    seen.append(m.group())
    return "x"
# %%
re.sub("a", callback, "banana")
# %%
print(seen)

# %% [case]
import re
seen = []
p = re.compile("a")
# %%
p.sub(lambda m: seen.append(m.group()) or "x", "banana")
# %%
print(seen)

# %% [case]
import re
counts = {}
def callback(m):
    counts[m.group()] = counts.get(m.group(), 0) + 1
    return "x"
p = re.compile("a")
# %%
text = p.subn(callback, "banana")
# %%
print(counts)

# %% [case]
import re
seen = []
s = re.Scanner([("a", lambda s, t: seen.append(t))])
# %%
s.scan("aa")
# %%
print(seen)

# %% [case]
import json
seen = []
# %%
json.loads('{"a": 1}', object_hook=seen.append)
# %%
print(seen)

# %% [case]
import json
seen = []
# %%
json.loads('{"a": 1}', object_pairs_hook=lambda p: seen.append(p))
# %%
print(seen)

# %% [case]
import json
seen = []
# %%
json.dumps({"a": {1}}, default=seen.append)
# %%
print(seen)

# %% [case]
import json
seen = []
class E(json.JSONEncoder):
    def default(self, o):
        seen.append(o)
        return 1
# %%
json.dumps({"a": {1}}, cls=E)
# %%
print(seen)

# %% [case]
import json
seen = []
class E(json.JSONEncoder):
    def default(self, o):
        seen.append(o)
        return 1
e = E()
# %%
e.encode({"a": {1}})
# %%
print(seen)

# %% [case]
import json
seen = []
d = json.JSONDecoder(object_hook=seen.append)
# %%
d.decode('{"a": 1}')
# %%
print(seen)

# %% [case]
import json
open("f.json", "w").write('{"a": 1}')
seen = []
# %%
json.load(open("f.json"), object_hook=seen.append)
# %%
print(seen)

# %% [case]
from collections import defaultdict
seen = []
def factory():
    seen.append(1)
    return 0
d = defaultdict(factory)
# %%
d["a"]
# %%
print(seen)

# %% [case]
from collections import defaultdict
import itertools
c = itertools.count()
d = defaultdict(c.__next__)
# %%
d["a"]
# %%
print(next(c))

# %% [case]
from collections import defaultdict
import itertools
c = itertools.count()
d = defaultdict(lambda: next(c))
# %%
d["a"]
# %%
print(next(c))

# %% [case]
from collections import defaultdict
pool = [1, 2, 3]
d = defaultdict(pool.pop)
# %%
d["a"]
# %%
print(pool)

# %% [case]
import signal
seen = []
signal.signal(signal.SIGUSR1, lambda *a: seen.append(1))
# %%
signal.raise_signal(signal.SIGUSR1)
# %%
print(seen)

# %% [case]
import signal, os, time
seen = []
signal.signal(signal.SIGUSR1, lambda *a: seen.append(1))
# %%
os.kill(os.getpid(), signal.SIGUSR1)
# %%
print(seen)

# %% [case]
import threading
seen = []
t = threading.Timer(0, seen.append, [1])
# %%
t.start(); t.join()
# %%
print(seen)

# %% [case]
import threading
seen = []
t = threading.Thread(target=seen.append, args=(1,))
# %%
t.start(); t.join()
# %%
print(seen)

# %% [case]
import operator
l = []
f = operator.methodcaller("append", 1)
# %%
f(l)
# %%
print(l)

# %% [case]
import operator
l = []
f = {"add": operator.methodcaller("append", 1)}
# %%
f["add"](l)
# %%
print(l)

# %% [case]
l = []
actions = {"add": l.append, "cut": l.clear}
# %%
actions["add"](1)
# %%
print(l)

# %% [case]
l = []
actions = [("add", l.append)]
# %%
for name, f in actions: f(name)
# %%
print(l)

# %% [case]
l = []
add = l.append
class Box: pass
b = Box()
b.f = add
# %%
b.f(1)
# %%
print(l)

# %% [case]
l = []
add = l.append
class Box:
    def __init__(self, f): self.f = f
b = Box(add)
# %%
b.f(1)
# %%
print(l)

# %% [case]
from types import SimpleNamespace
l = []
b = SimpleNamespace(f=l.append)
# %%
b.f(1)
# %%
print(l)

# %% [case]
from collections import namedtuple
l = []
P = namedtuple("P", "f")
b = P(l.append)
# %%
b.f(1)
# %%
print(l)

# %% [case]
from dataclasses import dataclass, field
l = []
@dataclass
class A:
    x: int = field(default_factory=lambda: l.append(1) or 1)
# %%
A()
# %%
print(l)

# %% [case]
from dataclasses import dataclass, field
l = [3, 2, 1]
@dataclass
class A:
    x: int = field(default_factory=l.pop)
# %%
A()
# %%
print(l)

# %% [case]
from functools import reduce
l = []
# %%
reduce(lambda a, b: l.append(b) or b, [1, 2])
# %%
print(l)

# %% [case]
import itertools
l = []
# %%
list(itertools.starmap(lambda a: l.append(a), [(1,)]))
# %%
print(l)

# %% [case]
import itertools
l = []
# %%
list(itertools.filterfalse(l.append, [1]))
# %%
print(l)

# %% [case]
import itertools
l = []
g = itertools.groupby([1, 1, 2], key=lambda x: l.append(x))
# %%
list(g)
# %%
print(l)

# %% [case]
import itertools
l = []
# %%
list(itertools.accumulate([1, 2], lambda a, b: l.append(b) or 1))
# %%
print(l)

# %% [case]
l = []
# %%
list(iter(lambda: l.append(1) or len(l), 3))
# %%
print(l)

# %% [case]
l = [3, 2, 1]
it = iter(l.pop, 1)
# %%
list(it)
# %%
print(l)

# %% [case]
import heapq
l = []
# %%
heapq.nlargest(1, [1, 2], key=lambda x: l.append(x) or x)
# %%
print(l)

# %% [case]
import bisect
l = []
# %%
bisect.bisect([1, 2], 1, key=lambda x: l.append(x) or x)
# %%
print(l)

# %% [case]
from contextlib import ExitStack
l = []
s = ExitStack()
s.callback(l.append, 1)
# %%
s.close()
# %%
print(l)

# %% [case]
import contextlib
l = []
@contextlib.contextmanager
def c():
    l.append(1)
    yield
    l.append(2)
# %%
with c(): pass
# %%
print(l)

# %% [case]
import sqlite3
l = []
c = sqlite3.connect(":memory:")
c.create_function("f", 1, lambda x: l.append(x) or 1)
# %%
c.execute("select f(1)").fetchall()
# %%
print(l)

# %% [case]
import scipy.optimize as so
l = []
# %%
so.minimize(lambda x: (x**2).sum(), [1.0], callback=l.append)
# %%
print(len(l))

# %% [case]
import scipy.optimize as so
l = []
# %%
so.minimize(lambda x: (x**2).sum(), [1.0], constraints=[{"type": "eq", "fun": lambda x: l.append(1) or x[0]}])
# %%
print(len(l) > 0)

# %% [case]
from sklearn.metrics import make_scorer
from sklearn.model_selection import cross_val_score
from sklearn.linear_model import LinearRegression
import numpy as np
l = []
def score(y, p):
    l.append(1)
    return 1.0
X, y = np.arange(10.0).reshape(-1, 1), np.arange(10.0)
s = make_scorer(score)
# %%
cross_val_score(LinearRegression(), X, y, scoring=s)
# %%
print(l)

# %% [case]
from sklearn.model_selection import cross_validate
from sklearn.linear_model import LinearRegression
import numpy as np
l = []
def score(m, X, y):
    l.append(1)
    return 1.0
X, y = np.arange(10.0).reshape(-1, 1), np.arange(10.0)
# %%
cross_validate(LinearRegression(), X, y, scoring={"a": score})
# %%
print(l)

# %% [case]
from sklearn.feature_extraction.text import CountVectorizer
l = []
v = CountVectorizer(tokenizer=lambda t: l.append(t) or t.split(), token_pattern=None)
# %%
v.fit(["a b"])
# %%
print(l)

# %% [case]
from multiprocessing.pool import ThreadPool
l = []
p = ThreadPool(1)
# %%
p.map(l.append, [1])
# %%
print(l)

# %% [case]
from concurrent.futures import ThreadPoolExecutor
l = []
p = ThreadPoolExecutor(1)
fs = {"f": l.append}
# %%
p.submit(fs["f"], 1).result()
# %%
print(l)

# %% [case]
import matplotlib.ticker as mt, matplotlib.pyplot as plt
l = []
fig, ax = plt.subplots()
ax.xaxis.set_major_formatter(mt.FuncFormatter(lambda x, p: l.append(x) or "a"))
# %%
fig.savefig("a.png")
# %%
print(len(l) > 0)

# %% [case]
import matplotlib.pyplot as plt
l = []
fig, ax = plt.subplots()
fig.canvas.mpl_connect("draw_event", l.append)
# %%
fig.canvas.draw()
# %%
print(len(l) > 0)

# %% [case]
import argparse
l = []
p = argparse.ArgumentParser()
p.add_argument("x", type=lambda v: l.append(v) or v)
# %%
p.parse_args(["1"])
# %%
print(l)

# %% [case]
import copy
l = []
class A:
    def __deepcopy__(self, memo):
        l.append(1)
        return self
d = {"a": [A()]}
# %%
copy.deepcopy(d)
# %%
print(l)

# %% [case]
import copy
l = []
class A:
    def __copy__(self):
        l.append(1)
        return self
a = A()
# %%
copy.copy(a)
# %%
print(l)

# %% [case]
import pickle
l = []
class A:
    def __reduce__(self):
        l.append(1)
        return (int, ())
d = {"a": [A()]}
# %%
pickle.dumps(d)
# %%
print(l)

# %% [case]
import string
l = []
class F(string.Formatter):
    def get_value(self, k, a, kw):
        l.append(k)
        return 1
f = F()
# %%
f.format("{x}")
# %%
print(l)

# %% [case]
import ast
l = []
class V(ast.NodeVisitor):
    def visit_Name(self, n):
        l.append(n.id)
# %%
V().visit(ast.parse("a"))
# %%
print(l)

# %% [case]
from html.parser import HTMLParser
l = []
class P(HTMLParser):
    def handle_starttag(self, tag, attrs):
        l.append(tag)
p = P()
# %%
p.feed("<a>")
# %%
print(l)

# %% [case]
import logging
l = []
class H(logging.Handler):
    def emit(self, r):
        l.append(r.getMessage())
log = logging.getLogger("a")
log.addHandler(H())
# %%
log.warning("hi")
# %%
print(l)

# %% [case]
import logging
l = []
log = logging.getLogger("a")
log.addFilter(lambda r: l.append(1))
# %%
log.warning("hi")
# %%
print(l)

# %% [case]
import warnings
l = []
warnings.showwarning = lambda *a, **k: l.append(1)
# %%
warnings.warn("x")
# %%
print(l)

# %% [case]
import contextlib
x = [1]
# %%
with contextlib.nullcontext(x) as v:
  v[0] = 1
# %%
print(x)

# %% [case]
import contextlib
import pandas as pd
x = pd.DataFrame({"a": [1, 2]})
# %%
with contextlib.nullcontext(x) as v:
  v -= 1
# %%
print(x)

# %% [case]
import contextlib
x = [1]
# %%
contextlib.nullcontext(x).enter_result.append(1)
# %%
print(x)

# %% [case]
from concurrent.futures import ThreadPoolExecutor
import numpy as np
x = np.ones(2)
y = ThreadPoolExecutor(1).submit(lambda: x).result()
# %%
x[0] = 9
# %%
print(y)

# %% [case]
import functools
x = [{"a": 1}]
# %%
functools.reduce(lambda p, q: p.append(q) or p, [9], x)
# %%
print(x)

# %% [case]
import functools
x = [[1]]
y = functools.reduce(lambda p, q: p.append(q) or p, x, [])
# %%
y[0].append(1)
# %%
print(x)

# %% [case]
import pandas as pd
x = pd.Series([[1], [2]])
y = x.dropna()
# %%
list(map(lambda w: w.append(9), y))
# %%
print(x)

# %% [case]
import operator
import numpy as np
x = np.ones(2)
# %%
operator.imul(x, 2)
# %%
print(x)

# %% [case]
import operator
x = [1]
# %%
operator.imul(x, 2)
# %%
print(x)

# %% [case]
import functools, operator
x = [1]
f = functools.partial(x.append, 2)
# %%
f()
# %%
print(x)
