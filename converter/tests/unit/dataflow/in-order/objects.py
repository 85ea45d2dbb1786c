# %% [case]
seen = []
class A:
    @property
    def x(self): seen.append("g"); return 1
    @x.setter
    def x(self, v): seen.append("s")
a = A()
# %%
a.x
# %%
print(seen)

# %% [case]
seen = []
class A:
    @property
    def x(self): return 1
    @x.setter
    def x(self, v): seen.append("s")
a = A()
# %%
a.x = 3
# %%
print(seen)

# %% [case]
seen = []
class A:
    @property
    def x(self): return 1
    @x.deleter
    def x(self): seen.append("d")
a = A()
# %%
del a.x
# %%
print(seen)

# %% [case]
seen = []
class A:
    @property
    def x(self): return 1
    @x.setter
    def x(self, v): seen.append("s")
a = A()
# %%
a.x += 3
# %%
print(seen)

# %% [case]
seen = []
class A:
    def g(self): return 1
    def s(self, v): seen.append("s")
    x = property(g, s)
a = A()
# %%
a.x = 3
# %%
print(seen)

# %% [case]
seen = []
class A:
    x = property(lambda self: seen.append(1))
a = A()
# %%
a.x
# %%
print(seen)

# %% [case]
seen = []
class A:
    x = property(lambda self: seen.append(1))
a = A()
# %%
getattr(a, "x")
# %%
print(seen)

# %% [case]
seen = []
class A:
    x = property(lambda self: seen.append(1))
a = A()
# %%
hasattr(a, "x")
# %%
print(seen)

# %% [case]
seen = []
class A:
    @property
    def x(self): seen.append(1); return 1
class B(A): pass
b = B()
# %%
b.x
# %%
print(seen)

# %% [case]
seen = []
class A:
    @property
    def x(self): seen.append(1); return 1
class B(A):
    @property
    def x(self): return super().x + 1
b = B()
# %%
b.x
# %%
print(seen)

# %% [case]
import operator
seen = []
class A:
    @property
    def x(self): seen.append(1); return 1
# %%
sorted([A(), A()], key=operator.attrgetter("x"))
# %%
print(seen)

# %% [case]
import operator
seen = []
class A:
    def f(self): seen.append(1); return 1
# %%
list(map(operator.methodcaller("f"), [A()]))
# %%
print(seen)

# %% [case]
class Node:
    def __init__(self, v): self.v, self.next = v, None
a = Node(1)
b = Node(2)
a.next = b
# %%
b.v = 5
# %%
print(a.next.v)

# %% [case]
class Tree:
    def __init__(self): self.kids = []
    def add(self):
        t = Tree()
        self.kids.append(t)
        return t
t = Tree()
k = t.add()
# %%
k.add()
# %%
print(len(t.kids[0].kids))

# %% [case]
class Account:
    total = 0
    def __init__(self, n):
        self.n = n
        Account.total += n
# %%
a = Account(5)
# %%
print(Account.total)

# %% [case]
class Account:
    count = 0
    def __init__(self): type(self).count += 1
# %%
Account()
# %%
print(Account.count)

# %% [case]
class Account:
    count = 0
    def __init__(self): self.__class__.count += 1
# %%
Account()
# %%
print(Account.count)

# %% [case]
import itertools
class A:
    ids = itertools.count()
    def __init__(self): self.id = next(A.ids)
# %%
a = A()
# %%
print(A().id)

# %% [case]
class Obs:
    def __init__(self): self.fs = []
    def on(self, f): self.fs.append(f)
    def fire(self): [f() for f in self.fs]
l = []
o = Obs()
o.on(lambda: l.append(1))
# %%
o.fire()
# %%
print(l)

# %% [case]
class Obs:
    def __init__(self): self.fs = {}
    def on(self, n): 
        def deco(f): self.fs[n] = f; return f
        return deco
l = []
o = Obs()
@o.on("x")
def f(): l.append(1)
# %%
o.fs["x"]()
# %%
print(l)

# %% [case]
handlers = {}
def register(name):
    def deco(f):
        handlers[name] = f
        return f
    return deco
# %%
@register("a")
def f(): return 1
# %%
print(handlers)

# %% [case]
log = []
def traced(f):
    def inner(*a, **k):
        log.append(f.__name__)
        return f(*a, **k)
    return inner
@traced
def g(): return 1
# %%
g()
# %%
print(log)

# %% [case]
import functools
log = []
def traced(f):
    @functools.wraps(f)
    def inner(*a, **k):
        log.append(f.__name__)
        return f(*a, **k)
    return inner
@traced
def g(): return 1
# %%
g()
# %%
print(log)

# %% [case]
import functools
def counted(f):
    @functools.wraps(f)
    def inner(*a):
        inner.calls += 1
        return f(*a)
    inner.calls = 0
    return inner
@counted
def g(): return 1
# %%
g()
# %%
print(g.calls)

# %% [case]
class Counted:
    def __init__(self, f): self.f, self.n = f, 0
    def __call__(self, *a): self.n += 1; return self.f(*a)
@Counted
def g(): return 1
# %%
g()
# %%
print(g.n)

# %% [case]
def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
c = counter()
# %%
c()
# %%
print(c())

# %% [case]
def make():
    items = []
    return items.append, lambda: items
add, get = make()
# %%
add(1)
# %%
print(get())

# %% [case]
def make():
    state = {"n": 0}
    def inc(): state["n"] += 1
    def get(): return state["n"]
    return inc, get
inc, get = make()
# %%
inc()
# %%
print(get())

# %% [case]
def gen():
    total = 0
    while True:
        x = yield total
        total += x or 0
g = gen(); next(g)
# %%
g.send(5)
# %%
print(g.send(0))

# %% [case]
l = []
def gen():
    try: yield 1
    finally: l.append("closed")
g = gen(); next(g)
# %%
g.close()
# %%
print(l)

# %% [case]
l = []
def gen():
    l.append(1)
    yield 1
g = gen()
# %%
next(g)
# %%
print(l)

# %% [case]
l = []
def gen():
    l.append(1)
    yield 1
def outer(): yield from gen()
g = outer()
# %%
list(g)
# %%
print(l)

# %% [case]
l = []
g = (l.append(i) for i in range(2))
# %%
list(g)
# %%
print(l)

# %% [case]
l = []
g = (l.append(i) for i in range(2))
# %%
a, b = g
# %%
print(l)

# %% [case]
l = []
g = (l.append(i) for i in range(2))
# %%
[*g]
# %%
print(l)

# %% [case]
l = []
g = (l.append(i) for i in range(2))
# %%
3 in g
# %%
print(l)

# %% [case]
l = []
g = (l.append(i) for i in range(2))
# %%
"".join(str(x) for x in g)
# %%
print(l)

# %% [case]
l = []
g = (l.append(i) for i in range(2))
# %%
dict(enumerate(g))
# %%
print(l)

# %% [case]
l = []
g = (l.append(i) for i in range(2))
# %%
x = []
x.extend(g)
# %%
print(l)

# %% [case]
l = []
g = (l.append(i) for i in range(2))
# %%
x = []
x += g
# %%
print(l)

# %% [case]
l = []
g = (l.append(i) for i in range(2))
# %%
x = [0, 0]
x[:] = g
# %%
print(l)

# %% [case]
l = []
g = (l.append(i) or str(i) for i in range(2))
# %%
", ".join(g)
# %%
print(l)

# %% [case]
import pandas as pd
l = []
g = ({"a": l.append(i)} for i in range(2))
# %%
pd.DataFrame(g)
# %%
print(l)

# %% [case]
import numpy as np
l = []
g = (l.append(i) or i for i in range(2))
# %%
np.fromiter(g, float)
# %%
print(l)

# %% [case]
import collections
l = []
g = (l.append(i) for i in range(2))
# %%
collections.deque(g, maxlen=0)
# %%
print(l)

# %% [case]
l = []
g = (l.append(i) for i in range(2))
# %%
max(g, key=str)
# %%
print(l)

# %% [case]
l = []
g = (l.append(i) for i in range(2))
def f(*a): pass
# %%
f(*g)
# %%
print(l)

# %% [case]
l = []
g = (l.append(i) for i in range(2))
# %%
for a, b in zip(g, range(5)): pass
# %%
print(l)

# %% [case]
l = [1]
m = l
# %%
m = m + [2]
l.append(5)
# %%
print(l)

# %% [case]
a = b = []
# %%
a.append(1)
# %%
print(b)

# %% [case]
a = []
(b, c) = (a, a)
# %%
b.append(1)
# %%
print(c)

# %% [case]
a = [[]] * 2
b, *rest = a
# %%
rest[0].append(1)
# %%
print(b)

# %% [case]
d = {"k": []}
match d:
    case {"k": v}: pass
# %%
v.append(1)
# %%
print(d)

# %% [case]
d = [[1], [2]]
match d:
    case [x, *y]: pass
# %%
y[0].append(1)
# %%
print(d)

# %% [case]
class P:
    def __init__(self): self.x = []
p = P()
match p:
    case P(x=v): pass
# %%
v.append(1)
# %%
print(p.x)

# %% [case]
seen = []
class P:
    @property
    def x(self): seen.append(1); return 1
p = P()
# %%
match p:
    case P(x=1): pass
# %%
print(seen)

# %% [case]
seen = []
class P:
    def __eq__(self, o): seen.append(1); return True
p = P()
# %%
match p:
    case 3: pass
# %%
print(seen)

# %% [case]
if (n := []) is not None: m = n
# %%
n.append(1)
# %%
print(m)

# %% [case]
l = []
f = lambda x, acc=l: acc.append(x)
# %%
f(1)
# %%
print(l)

# %% [case]
def f(x, *, acc=[]):
    acc.append(x)
    return acc
r = f(1)
# %%
f(2)
# %%
print(r)

# %% [case]
x = 1
def f():
    global x
    x += 1
# %%
f()
# %%
print(x)

# %% [case]
def f():
    global fresh
    fresh = 1
# %%
f()
# %%
print(fresh)

# %% [case]
def f():
    global os
    import os
# %%
f()
# %%
print(os.sep)

# %% [case]
x = [1]
def f(x):
    x.append(2)
# %%
f(x)
# %%
print(x)

# %% [case]
x = [1]
def f(*args):
    args[0].append(2)
# %%
f(x)
# %%
print(x)

# %% [case]
x = [1]
def f(**kw):
    kw["a"].append(2)
# %%
f(a=x)
# %%
print(x)

# %% [case]
x = {"a": [1]}
def f(a):
    a.append(2)
# %%
f(**x)
# %%
print(x)

# %% [case]
import copy
x = [[1]]
y = copy.copy(x)
# %%
y[0].append(1)
# %%
print(x)

# %% [case]
x = [[1]]
y = x[:]
# %%
y[0].append(1)
# %%
print(x)

# %% [case]
x = [[1]]
y = list(x)
# %%
y[0].append(1)
# %%
print(x)

# %% [case]
x = [[1]]
y = [*x]
# %%
y[0].append(1)
# %%
print(x)

# %% [case]
x = {"a": [1]}
y = {**x}
# %%
y["a"].append(1)
# %%
print(x)

# %% [case]
x = {"a": [1]}
y = x | {"b": 1}
# %%
y["a"].append(1)
# %%
print(x)

# %% [case]
x = [[1]]
y = x + []
# %%
y[0].append(1)
# %%
print(x)

# %% [case]
x = [[1]]
y = x * 1
# %%
y[0].append(1)
# %%
print(x)

# %% [case]
x = [[1]]
y = sum([x], [])
# %%
y[0].append(1)
# %%
print(x)

# %% [case]
x = [[1]]
y = sorted(x)
# %%
y[0].append(1)
# %%
print(x)

# %% [case]
x = [[1]]
y = tuple(x)
# %%
y[0].append(1)
# %%
print(x)

# %% [case]
x = [[1]]
y = max(x)
# %%
y.append(1)
# %%
print(x)

# %% [case]
x = [[1]]
y = next(iter(x))
# %%
y.append(1)
# %%
print(x)

# %% [case]
x = [[1]]
y = next(filter(None, x))
# %%
y.append(1)
# %%
print(x)

# %% [case]
x = {"a": [1]}
y = x.pop("a")
z = {"b": y}
# %%
y.append(1)
# %%
print(z)

# %% [case]
x = {"a": [1]}
(k, v), = x.items()
# %%
v.append(1)
# %%
print(x)

# %% [case]
x = {"a": [1]}
y = dict(x.items())
# %%
y["a"].append(1)
# %%
print(x)

# %% [case]
x = {"a": [1]}
y = {k: v for k, v in x.items()}
# %%
y["a"].append(1)
# %%
print(x)

# %% [case]
x = [[1], [2]]
y = dict(zip("ab", x))
# %%
y["a"].append(1)
# %%
print(x)

# %% [case]
x = [[1], [2]]
y = {i: v for i, v in enumerate(x)}
# %%
y[0].append(1)
# %%
print(x)

# %% [case]
x = {"a": [1]}
get = x.get
# %%
get("a").append(1)
# %%
print(x)

# %% [case]
x = {}
add = x.setdefault
# %%
add("a", []).append(1)
# %%
print(x)

# %% [case]
x = [3, 1]
s = x.sort
# %%
s()
# %%
print(x)

# %% [case]
x = [3, 1]
fs = {"s": x.sort}
# %%
fs.get("s")()
# %%
print(x)

# %% [case]
x = [3, 1]
def call(f): f()
# %%
call(x.sort)
# %%
print(x)

# %% [case]
x = [3, 1]
def call(f): f()
# %%
call(lambda: x.sort())
# %%
print(x)

# %% [case]
x = [3, 1]
pair = (x.sort, 1)
# %%
pair[0]()
# %%
print(x)

# %% [case]
x = [3, 1]
def give(): return x.sort
# %%
give()()
# %%
print(x)

# %% [case]
x = [3, 1]
m = getattr(x, "sort")
# %%
m()
# %%
print(x)

# %% [case]
x = [3, 1]
name = "so" + "rt"
# %%
getattr(x, name)()
# %%
print(x)

# %% [case]
import sys
x = [3, 1]
name = sys.argv and "sort"
# %%
getattr(x, name)()
# %%
print(x)

# %% [case]
x = [3, 1]
# %%
type(x).sort(x)
# %%
print(x)

# %% [case]
x = [3, 1]
# %%
x.__class__.sort(x)
# %%
print(x)

# %% [case]
x = [3, 1]
# %%
x.__setitem__(0, 5)
# %%
print(x)

# %% [case]
x = [3, 1]
# %%
x.__delitem__(0)
# %%
print(x)

# %% [case]
x = [3, 1]
# %%
x.__iadd__([5])
# %%
print(x)

# %% [case]
x = {}
# %%
x.__setitem__("a", 5)
# %%
print(x)

# %% [case]
x = {}
# %%
x.__ior__({"a": 5})
# %%
print(x)

# %% [case]
x = {1}
# %%
x.__iand__({2})
# %%
print(x)

# %% [case]
class A: pass
a = A()
# %%
a.__dict__["x"] = 1
# %%
print(a.x)

# %% [case]
class A: pass
a = A()
# %%
vars(a)["x"] = 1
# %%
print(a.x)

# %% [case]
class A: pass
a = A()
# %%
a.__dict__.update(x=1)
# %%
print(a.x)

# %% [case]
class A: pass
a = A()
# %%
object.__setattr__(a, "x", 1)
# %%
print(a.x)

# %% [case]
class A: pass
a = A()
# %%
a.__setattr__("x", 1)
# %%
print(a.x)

# %% [case]
class A: pass
# %%
setattr(A, "x", 1)
# %%
print(A().x)

# %% [case]
class A: x = 1
a = A()
# %%
delattr(A, "x")
# %%
print(hasattr(a, "x"))

# %% [case]
class A: x = 1
a = A()
# %%
type.__setattr__(A, "x", 5)
# %%
print(a.x)

# %% [case]
from dataclasses import dataclass
@dataclass(frozen=True)
class A: x: int
a = A(1)
# %%
object.__setattr__(a, "x", 5)
# %%
print(a)

# %% [case]
seen = []
class A:
    __match_args__ = ("x",)
    @property
    def x(self): seen.append(1); return 1
a = A()
# %%
match a:
    case A(1): pass
# %%
print(seen)
