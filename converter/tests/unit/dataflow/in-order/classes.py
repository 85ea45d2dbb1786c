# %% [case]
class A: pass
b = A()
# %%
object.__setattr__(b, 'a', 1)
# %%
print(b.a)

# %% [case]
class A: pass
b = A()
# %%
vars(b).update(a=1)
# %%
print(b.a)

# %% [case]
class A: pass
b = A()
# %%
b.__dict__['a'] = 1
# %%
print(b.a)

# %% [case]
class A: pass
b = A()
# %%
setattr(b, 'a', 1)
# %%
print(b.a)

# %% [case]
class A: a = 1
b = A()
# %%
delattr(A, 'a')
# %%
print(b.a)

# %% [case]
import dataclasses
@dataclasses.dataclass
class A:
    x: list
a = A([])
b = dataclasses.replace(a)
# %%
b.x.append(1)
# %%
print(a)

# %% [case]
import dataclasses
@dataclasses.dataclass
class A:
    x: list
a = A([])
# %%
a.x.append(1)
# %%
print(dataclasses.asdict(a))

# %% [case]
import enum
class E(enum.Enum):
    A = []
# %%
E.A.value.append(1)
# %%
print(E.A)

# %% [case]
import abc
class A(abc.ABC): pass
# %%
A.register(int)
# %%
print(isinstance(1, A))

# %% [case]
import string
class F(string.Formatter):
    n = 0
    def format_field(self, v, s):
        self.n += 1
        return str(v)
f = F()
# %%
f.format('{}', 1)
# %%
print(f.n)

# %% [case]
import ast
class V(ast.NodeVisitor):
    def __init__(self): self.r = []
    def visit_Name(self, n): self.r.append(n)
v = V()
# %%
v.visit(ast.parse('a'))
# %%
print(v.r)

# %% [case]
import functools
class A:
    @functools.cached_property
    def x(self): return []
a = A()
# %%
a.x.append(1)
# %%
print(a.x)

# %% [case]
import weakref
class A: pass
a=A()
d=weakref.WeakKeyDictionary()
# %%
d[a]=1
# %%
print(dict(d))

# %% [case]
class A:
    def __init__(self): self.n = []
    def __iter__(self):
        self.n.append(1)
        return iter([1])
a = A()
# %%
list(a)
# %%
print(a.n)

# %% [case]
class A:
    def __init__(self): self.n = []
    def __iter__(self):
        self.n.append(1)
        return iter([1])
a = A()
# %%
x, = a
# %%
print(a.n)

# %% [case]
class A:
    def __init__(self): self.n = []
    def __len__(self):
        self.n.append(1)
        return 1
a = A()
# %%
len(a)
# %%
print(a.n)

# %% [case]
class A:
    def __init__(self): self.n = []
    def __contains__(self, x):
        self.n.append(1)
        return 1
a = A()
# %%
3 in a
# %%
print(a.n)

# %% [case]
class A:
    def __init__(self): self.n = []
    def __str__(self):
        self.n.append(1)
        return 'a'
a = A()
# %%
f'{a}'
# %%
print(a.n)

# %% [case]
class A:
    def __init__(self): self.n = []
    def __repr__(self):
        self.n.append(1)
        return 'a'
a = A()
# %%
a
# %%
print(a.n)

# %% [case]
class A:
    def __init__(self): self.n = []
    def _repr_html_(self):
        self.n.append(1)
        return 'a'
a = A()
# %%
a
# %%
print(a.n)

# %% [case]
class A:
    def __init__(self): self.n = []
    def __format__(self, s):
        self.n.append(1)
        return 'a'
a = A()
# %%
'{:3}'.format(a)
# %%
print(a.n)

# %% [case]
class A:
    def __init__(self): self.n = []
    def __lt__(self, o):
        self.n.append(1)
        return True
a = A()
# %%
sorted([a, A()])
# %%
print(a.n)

# %% [case]
class A:
    def __init__(self): self.n = []
    def __eq__(self, o):
        self.n.append(1)
        return True
a = A()
# %%
[1, 2].count(a)
# %%
print(a.n)

# %% [case]
class A:
    def __init__(self): self.n = []
    def __getitem__(self, i):
        self.n.append(1)
        if i > 3: raise IndexError
        return 1
a = A()
# %%
list(a)
# %%
print(a.n)

# %% [case]
class A:
    def __init__(self): self.n = []
    def __call__(self):
        self.n.append(1)
a = A()
# %%
a()
# %%
print(a.n)

# %% [case]
class A:
    def __init__(self): self.n = []
    def __call__(self, x):
        self.n.append(1)
a = A()
# %%
list(map(a, [1]))
# %%
print(a.n)

# %% [case]
class A:
    def __init__(self): self.n = []
    def __enter__(self):
        self.n.append(1)
    def __exit__(self, *a): pass
a = A()
# %%
with a: pass
# %%
print(a.n)

# %% [case]
class A:
    n = []
    def __init_subclass__(cls):
        A.n.append(1)
# %%
class B(A): pass
# %%
print(A.n)

# %% [case]
class A:
    n = []
    def __set_name__(self, o, n):
        A.n.append(1)
# %%
class B:
    a = A()
# %%
print(A.n)

# %% [case]
class A:
    n = []
    def __class_getitem__(cls, i):
        A.n.append(1)
# %%
A[3]
# %%
print(A.n)

# %% [case]
class A:
    n = []
    def __new__(cls):
        A.n.append(1)
        return object.__new__(cls)
# %%
A()
# %%
print(A.n)

# %% [case]
class A:
    n = 0
    def __init__(self): A.n += 1
# %%
A()
# %%
print(A.n)

# %% [case]
class A:
    n = 0
    def __init__(self): type(self).n += 1
# %%
A()
# %%
print(A.n)

# %% [case]
class A:
    n = 0
    def __init__(self): self.__class__.n += 1
# %%
A()
# %%
print(A.n)

# %% [case]
class A:
    n = 0
    @classmethod
    def f(cls): cls.n += 1
# %%
A.f()
# %%
print(A.n)

# %% [case]
class A:
    def __getattr__(self, n):
        r.append(n)
        return 1
r = []
a = A()
# %%
a.foo
# %%
print(r)

# %% [case]
class A:
    def __setattr__(self, n, v): r.append(n)
r = []
a = A()
# %%
a.foo = 1
# %%
print(r)

# %% [case]
class A:
    def __delattr__(self, n): r.append(n)
r = []
a = A()
# %%
del a.foo
# %%
print(r)

# %% [case]
class A:
    def __iadd__(self, o):
        r.append(o)
        return self
r = []
a = A()
# %%
a += 1
# %%
print(r)

# %% [case]
class A:
    def __add__(self, o): r.append(o)
r = []
a = A()
# %%
a + 1
# %%
print(r)

# %% [case]
class A:
    def __radd__(self, o): r.append(o)
r = []
a = A()
# %%
1 + a
# %%
print(r)

# %% [case]
class A:
    def __radd__(self, o):
        r.append(o)
        return 1
r = []
a = A()
# %%
sum([a])
# %%
print(r)

# %% [case]
class A:
    def __float__(self):
        r.append(1)
        return 1.
r = []
a = A()
# %%
float(a)
# %%
print(r)

# %% [case]
class A:
    def __reduce__(self):
        r.append(1)
        return (A, ())
import pickle
r = []
a = A()
# %%
pickle.dumps(a)
# %%
print(r)

# %% [case]
class A:
    def __copy__(self):
        r.append(1)
        return self
import copy
r = []
a = A()
# %%
copy.copy(a)
# %%
print(r)

# %% [case]
class A:
    def __missing__(self, k): r.append(k)
class D(dict, A): pass
r = []
d = D()
# %%
d['a']
# %%
print(r)

# %% [case]
class D(dict):
    def __missing__(self, k):
        self[k] = 1
        return 1
d = D()
# %%
d['a']
# %%
print(d)

# %% [case]
class L(list):
    def append(self, x): r.append(x)
r = []
l = L()
# %%
l.append(3)
# %%
print(r)

# %% [case]
from collections import UserDict
class D(UserDict): pass
d = D()
# %%
d['a'] = 1
# %%
print(d)

# %% [case]
class A: x: int
# %%
A.__annotations__['y'] = int
# %%
print(A.__annotations__)

# %% [case]
class A:
    def f(self): return 1
a = A()
# %%
A.f = lambda self: 2
# %%
print(a.f())

# %% [case]
class A: pass
a = A()
# %%
a.__class__ = type('B', (), {'n': 1})
# %%
print(a.n)

# %% [case]
class A: pass
a = A()
# %%
A.__init__ = lambda self: print(3)
# %%
A()

# %% [case]
class A:
    items = []
    def add(self, x): self.items.append(x)
a = A()
b = A()
# %%
a.add(1)
# %%
print(b.items)

# %% [case]
class A:
    _i = None
    def __new__(cls):
        if cls._i is None: cls._i = object.__new__(cls)
        return cls._i
a = A()
# %%
a.x = 1
# %%
print(A().x)

# %% [case]
class Base:
    registry = {}
    def __init_subclass__(cls, **k): cls.registry[cls.__name__] = cls
# %%
class P(Base): pass
# %%
print(Base.registry)

# %% [case]
class Meta(type):
    r = []
    def __new__(m, n, b, d):
        c = super().__new__(m, n, b, d)
        Meta.r.append(c)
        return c
# %%
class A(metaclass=Meta): pass
# %%
print(Meta.r)

# %% [case]
from dataclasses import dataclass, field
@dataclass
class A:
    x: list = field(default_factory=list)
a = A()
# %%
a.x.append(1)
# %%
print(a)

# %% [case]
from dataclasses import dataclass
@dataclass
class A:
    n: int = 0
    def inc(self): self.n += 1
a = A()
# %%
a.inc()
# %%
print(a)

# %% [case]
class Stack:
    def __init__(self): self._d = []
    def push(self, x): self._d.append(x)
    @property
    def top(self): return self._d[-1]
s = Stack()
# %%
s.push(1)
# %%
print(s.top)

# %% [case]
class Node:
    def __init__(self, v, n=None): self.v, self.next = v, n
a = Node(1)
b = Node(2, a)
# %%
a.v = 5
# %%
print(b.next.v)

# %% [case]
class Node:
    def __init__(self, v, n=None): self.v, self.next = v, n
a = Node(1)
b = Node(2, a)
# %%
b.next.next = Node(7)
# %%
print(a.next)

# %% [case]
class G:
    def __init__(self): self.e = {}
    def add(self, a, b): self.e.setdefault(a, []).append(b)
g = G()
# %%
g.add(1, 2)
# %%
print(g.e)

# %% [case]
import copy
class A:
    def __init__(self): self.x = []
a = A()
b = copy.copy(a)
# %%
b.x.append(1)
# %%
print(a.x)

# %% [case]
from functools import singledispatchmethod
class A:
    @singledispatchmethod
    def f(self, x): return 0
# %%
A.f.register(int, lambda s, x: 1)
# %%
print(A().f(3))

# %% [case]
import unittest
class T(unittest.TestCase):
    n = []
    def test_a(self): T.n.append(1)
# %%
unittest.main(argv=[''], exit=False)
# %%
print(T.n)

# %% [case]
r = []
class A: f = r.append
# %%
A.f(1)
# %%
print(r)

# %% [case]
class A:
    def __index__(self):
        r.append(1)
        return 0
r = []
a = A()
# %%
[5][a]
# %%
print(r)

# %% [case]
class A:
    def __dir__(self):
        r.append(1)
        return []
r = []
a = A()
# %%
dir(a)
# %%
print(r)

# %% [case]
class A:
    def __instancecheck__(self, o):
        r.append(1)
        return True
r = []
a = A()
# %%
isinstance(3, a)
# %%
print(r)

# %% [case]
class M(type):
    def __instancecheck__(cls, o):
        r.append(1)
        return True
class A(metaclass=M): pass
r = []
# %%
isinstance(3, A)
# %%
print(r)

# %% [case]
class M(type):
    def __subclasscheck__(cls, o):
        r.append(1)
        return True
class A(metaclass=M): pass
r = []
# %%
issubclass(int, A)
# %%
print(r)

# %% [case]
r = []
e = ValueError(r)
# %%
e.args[0].append(1)
# %%
print(r)

# %% [case]
r = []
# %%
try:
    raise ValueError(r)
except ValueError as e:
    e.args[0].append(1)
# %%
print(r)

# %% [case]
r = []
class E(Exception): pass
def f(): raise E(r)
# %%
try:
    f()
except E as e:
    e.args[0].append(1)
# %%
print(r)

# %% [case]
r = []
class E(Exception):
    def __init__(self, x): self.x = x
def f(): raise E(r)
# %%
try:
    f()
except E as e:
    e.x.append(1)
# %%
print(r)

# %% [case]
r = []
def g():
    yield r
# %%
for x in g(): x.append(1)
# %%
print(r)

# %% [case]
r = []
class C:
    def __enter__(self): return r
    def __exit__(self, *a): pass
# %%
with C() as x: x.append(1)
# %%
print(r)

# %% [case]
import sys
def f():
    sys._getframe(1).f_globals['q'] = 1
# %%
f()
# %%
print(q)

# %% [case]
class P:
  def __init__(self, a):
    self.a = a
x = P(1)
# %%
x.__dict__["a"] = 2
# %%
print(x.a)

# %% [case]
class P:
  def __init__(self, a):
    self.a = a
x = P(1)
# %%
x.__dict__.update(a=3)
# %%
print(x.a)

# %% [case]
class P:
  def __init__(self, a):
    self.a = a
x = P(1)
d = x.__dict__
# %%
d["a"] = 1
# %%
print(x.a)

# %% [case]
class P:
  def __init__(self, a):
    self.a = a
x = P(1)
other = [1]
x.__dict__["a"] = other
# %%
x.a.append(1)
# %%
print(other)

# %% [case]
x = [1]
class C:
  def __iter__(self):
    yield [x]
y = [*C()][0]
# %%
x[:] = [9]
# %%
print(y)

# %% [case]
import types
x = [1]
# %%
t = types.SimpleNamespace(k=x)
t.k[0] = 1
# %%
print(x)

# %% [case]
import types
import pandas as pd
x = pd.DataFrame({"a": [1, 2]})
# %%
t = types.SimpleNamespace(k=x)
v = t.k
v["a"] = v["a"] * 2
# %%
print(x["a"])

# %% [case]
import types
x = [1]
m = types.MethodType(lambda s: s, x)
# %%
m().append(2)
# %%
print(x)

# %% [case]
import collections
x = [1]
class P(collections.namedtuple("P", "a b")):
  pass
y = P(x, 1)
z = y + y
# %%
z[0].append(2)
# %%
print(x)

# %% [case]
class L(list):
  pass
x = L([[1]])
z = x + [[2]]
# %%
z[0].append(2)
# %%
print(x)

# %% [case]
class P:
  pass
x = P()
# %%
object.__setattr__(x, "a", 9)
# %%
print(x.a)

# %% [case]
class P:
  def __setattr__(self, k, v):
    object.__setattr__(self, k, v)
x = P()
# %%
x.a = 9
# %%
print(x.a)

# %% [case]
class P:
  def __init__(self, v):
    super().__setattr__("a", v)
x = P([1])
# %%
x.a.append(9)
# %%
print(x.a)

# %% [case]
class P:
  def __init__(self, v):
    object.__setattr__(self, "a", v)
v = [1]
x = P(v)
# %%
x.a.append(9)
# %%
print(v)

# %% [case]
class P:
  a = 1
x = P()
# %%
object.__delattr__(x, "a")
# %%
print(x)
