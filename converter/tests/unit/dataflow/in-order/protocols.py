# %% [case]
log = []
class C:
    def __enter__(self): log.append("in"); return self
    def __exit__(self, *a): log.append("out")
c = C()
# %%
with c: pass
# %%
print(log)

# %% [case]
class C:
    n = 0
    def __enter__(self): self.n += 1; return self
    def __exit__(self, *a): pass
c = C()
# %%
with c: pass
# %%
print(c.n)

# %% [case]
import contextlib
log = []
@contextlib.contextmanager
def c():
    yield log
# %%
with c() as l: l.append(1)
# %%
print(log)

# %% [case]
import contextlib
log = []
class C(contextlib.ContextDecorator):
    def __enter__(self): log.append(1)
    def __exit__(self, *a): pass
@C()
def f(): pass
# %%
f()
# %%
print(log)

# %% [case]
import contextlib
log = []
@contextlib.contextmanager
def c():
    log.append(1)
    yield
@c()
def f(): pass
# %%
f()
# %%
print(log)

# %% [case]
import contextlib
log = []
class C:
    def close(self): log.append(1)
# %%
with contextlib.closing(C()): pass
# %%
print(log)

# %% [case]
import contextlib
log = []
class C:
    def __enter__(self): log.append(1)
    def __exit__(self, *a): log.append(2)
s = contextlib.ExitStack()
# %%
s.enter_context(C())
# %%
print(log)

# %% [case]
import contextlib
log = []
class C:
    def __enter__(self): return self
    def __exit__(self, *a): log.append(2)
s = contextlib.ExitStack()
s.enter_context(C())
# %%
s.close()
# %%
print(log)

# %% [case]
class D:
    def __init__(self): self.seen = []
    def __get__(self, o, t=None): self.seen.append(1); return 5
d = D()
class A: x = d
a = A()
# %%
a.x
# %%
print(d.seen)

# %% [case]
seen = []
class D:
    def __set__(self, o, v): seen.append(v)
    def __get__(self, o, t=None): return 5
class A: x = D()
a = A()
# %%
a.x = 3
# %%
print(seen)

# %% [case]
class D:
    def __set_name__(self, o, n): self.n = n
    def __get__(self, o, t=None): return o.__dict__.get(self.n, 0)
    def __set__(self, o, v): o.__dict__[self.n] = v
class A: x = D()
a = A()
# %%
a.x = 3
# %%
print(a.x)

# %% [case]
seen = []
class D:
    def __set_name__(self, o, n): seen.append(n)
# %%
class A: x = D()
# %%
print(seen)

# %% [case]
registry = {}
class M(type):
    def __new__(m, n, b, d):
        c = super().__new__(m, n, b, d)
        registry[n] = c
        return c
# %%
class A(metaclass=M): pass
# %%
print(registry)

# %% [case]
registry = {}
class M(type):
    def __init__(c, n, b, d): registry[n] = c
class A(metaclass=M): pass
# %%
class B(A): pass
# %%
print(list(registry))

# %% [case]
calls = []
class M(type):
    def __call__(c, *a):
        calls.append(1)
        return super().__call__(*a)
class A(metaclass=M): pass
# %%
A()
# %%
print(calls)

# %% [case]
class M(type):
    n = 0
    def __getitem__(c, k):
        M.n += 1
        return k
class A(metaclass=M): pass
# %%
A[3]
# %%
print(M.n)

# %% [case]
seen = []
class M(type):
    def __getattr__(c, k): seen.append(k); return 1
class A(metaclass=M): pass
# %%
A.foo
# %%
print(seen)

# %% [case]
class Base:
    subs = []
    def __init_subclass__(cls, **k): Base.subs.append(cls.__name__)
# %%
class A(Base): pass
# %%
print(Base.subs)

# %% [case]
class Single:
    inst = None
    def __new__(cls):
        if cls.inst is None: cls.inst = super().__new__(cls); cls.inst.v = []
        return cls.inst
a = Single()
# %%
Single().v.append(1)
# %%
print(a.v)

# %% [case]
seen = []
class A:
    def __getattribute__(self, n):
        seen.append(n)
        return object.__getattribute__(self, n)
a = A(); a.x = 1
# %%
a.x
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __setattr__(self, n, v): seen.append(n)
a = A()
# %%
a.q = 1
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __delattr__(self, n): seen.append(n)
a = A()
# %%
del a.q
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __bool__(self): seen.append(1); return True
a = A()
# %%
if a: pass
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __bool__(self): seen.append(1); return False
a = A()
# %%
while a: break
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __bool__(self): seen.append(1); return True
a = A()
# %%
assert a
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __index__(self): seen.append(1); return 0
a = A()
# %%
[1, 2][a]
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __index__(self): seen.append(1); return 1
a = A()
# %%
[1, 2, 3][a:]
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __hash__(self): seen.append(1); return 0
a = A()
# %%
{a: 1}
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __hash__(self): seen.append(1); return 0
a = A()
d = {}
# %%
a in d
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __eq__(self, o): seen.append(1); return True
l = [A()]
# %%
3 in l
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __eq__(self, o): seen.append(1); return True
l = [A()]
# %%
l.index(3)
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __lt__(self, o): seen.append(1); return True
l = [A(), A()]
# %%
l.sort()
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __lt__(self, o): seen.append(1); return True
l = [A(), A()]
# %%
sorted(l)
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __eq__(self, o): seen.append(1); return True
l = [A()]
# %%
l == [3]
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __add__(self, o): seen.append(1); return self
    __radd__ = __add__
l = [A(), A()]
# %%
sum(l)
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __iter__(self): seen.append(1); return iter([1])
a = A()
# %%
x, = a
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __next__(self): seen.append(1); raise StopIteration
    def __iter__(self): return self
a = A()
# %%
for x in a: pass
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __getitem__(self, i):
        seen.append(i)
        if i > 1: raise IndexError
        return i
a = A()
# %%
list(a)
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __contains__(self, i): seen.append(i); return True
a = A()
# %%
3 in a
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __format__(self, s): seen.append(s); return "x"
a = A()
# %%
f"{a:q}"
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __format__(self, s): seen.append(s); return "x"
a = A()
# %%
"{:q}".format(a)
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __str__(self): seen.append(1); return "x"
a = A()
# %%
"%s" % a
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __str__(self): seen.append(1); return "x"
a = A()
# %%
"%s %s" % (a, 1)
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __fspath__(self): seen.append(1); return "q"
a = A()
# %%
open(a, "w").close()
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __array__(self, dtype=None, copy=None):
        import numpy as np
        seen.append(1); return np.zeros(2)
a = A()
# %%
import numpy as np
np.asarray(a)
# %%
print(seen)

# %% [case]
seen = []
class A:
    def __missing__(self, k): seen.append(k); return 1
class D(dict):
    def __missing__(self, k): seen.append(k); return 1
d = D()
# %%
d["q"]
# %%
print(seen)

# %% [case]
class Stack(list):
    def push(self, x): self.append(x)
s = Stack()
# %%
s.push(1)
# %%
print(s)

# %% [case]
class D(dict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
d = D()
# %%
d["a"] = 2
# %%
print(d)

# %% [case]
from collections import UserDict
class D(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
d = D()
# %%
d["a"] = 2
# %%
print(d.data)

# %% [case]
from collections.abc import MutableMapping
class D(MutableMapping):
    def __init__(self): self.s = {}
    def __getitem__(self, k): return self.s[k]
    def __setitem__(self, k, v): self.s[k] = v
    def __delitem__(self, k): del self.s[k]
    def __iter__(self): return iter(self.s)
    def __len__(self): return len(self.s)
d = D()
# %%
d.update(a=1)
# %%
print(d.s)

# %% [case]
from collections.abc import MutableMapping
class D(MutableMapping):
    def __init__(self): self.s = {}
    def __getitem__(self, k): return self.s[k]
    def __setitem__(self, k, v): self.s[k] = v
    def __delitem__(self, k): del self.s[k]
    def __iter__(self): return iter(self.s)
    def __len__(self): return len(self.s)
d = D()
# %%
d.setdefault("a", 1)
# %%
print(dict(d))

# %% [case]
import contextvars
v = contextvars.ContextVar("v", default=[])
# %%
v.get().append(1)
# %%
print(v.get())

# %% [case]
import contextvars
v = contextvars.ContextVar("v", default=0)
c = contextvars.copy_context()
def f(): v.set(3)
# %%
c.run(f)
# %%
print(c[v])

# %% [case]
import contextvars
v = contextvars.ContextVar("v", default=0)
t = v.set(5)
# %%
v.reset(t)
# %%
print(v.get())

# %% [case]
import contextvars
v = contextvars.ContextVar("v", default=0)
def show(): return v.get()
# %%
v.set(3)
# %%
print(show())

# %% [case]
from functools import singledispatch
@singledispatch
def f(x): return "any"
# %%
@f.register
def _(x: int): return "int"
# %%
print(f(1))

# %% [case]
from functools import singledispatch
@singledispatch
def f(x): return "any"
# %%
f.register(int, lambda x: "int")
# %%
print(f(1))

# %% [case]
from functools import singledispatchmethod
class A:
    @singledispatchmethod
    def f(self, x): return "any"
# %%
@A.f.register(int)
def _(self, x): return "int"
# %%
print(A().f(1))

# %% [case]
from abc import ABC
class Shape(ABC): pass
class Sq: pass
# %%
Shape.register(Sq)
# %%
print(isinstance(Sq(), Shape))

# %% [case]
from collections.abc import Sequence
class Sq: pass
# %%
Sequence.register(Sq)
# %%
print(isinstance(Sq(), Sequence))

# %% [case]
from enum import Enum
class E(Enum):
    A = []
# %%
E.A.value.append(1)
# %%
print(E.A.value)

# %% [case]
from enum import Enum
class E(Enum):
    A = []
x = E.A
# %%
E["A"].value.append(1)
# %%
print(x.value)

# %% [case]
from enum import Enum
class E(Enum):
    A = 1
# %%
E.A.note = "hi"
# %%
print(E(1).note)

# %% [case]
from enum import Enum
class E(Enum):
    A = []
# %%
for e in E: e.value.append(1)
# %%
print(E.A.value)

# %% [case]
from dataclasses import dataclass, field
shared = []
@dataclass
class A:
    x: list = field(default_factory=lambda: shared)
a, b = A(), A()
# %%
a.x.append(1)
# %%
print(b.x)

# %% [case]
from dataclasses import dataclass, replace
@dataclass
class A:
    x: list
a = A([])
b = replace(a)
# %%
b.x.append(1)
# %%
print(a)

# %% [case]
from dataclasses import dataclass, astuple
@dataclass
class A:
    x: list
a = A([])
# %%
a.x.append(1)
# %%
print(astuple(a))

# %% [case]
from dataclasses import dataclass
seen = []
@dataclass
class A:
    x: int
    def __post_init__(self): seen.append(self.x)
# %%
A(3)
# %%
print(seen)

# %% [case]
from dataclasses import make_dataclass
A = make_dataclass("A", ["x"])
a = A([])
# %%
a.x.append(1)
# %%
print(a)

# %% [case]
from typing import NamedTuple
class P(NamedTuple):
    x: list
p = P([])
# %%
p.x.append(1)
# %%
print(p)

# %% [case]
from collections import namedtuple
P = namedtuple("P", "x")
p = P([])
q = p._replace()
# %%
q.x.append(1)
# %%
print(p)

# %% [case]
import types
class A: pass
a = A()
def f(self): return 5
# %%
a.f = types.MethodType(f, a)
# %%
print(a.f())

# %% [case]
import types
log = []
class A: pass
a = A()
def f(self): log.append(1)
a.f = types.MethodType(f, a)
# %%
a.f()
# %%
print(log)

# %% [case]
import types
class A:
    def __init__(self): self.n = 0
def inc(self): self.n += 1
a = A()
m = types.MethodType(inc, a)
# %%
m()
# %%
print(a.n)

# %% [case]
import types
d = {}
p = types.MappingProxyType(d)
# %%
d["a"] = 1
# %%
print(p)

# %% [case]
class A:
    def f(self): return 1
class B(A): pass
b = B()
# %%
A.f = lambda self: 2
# %%
print(b.f())

# %% [case]
class A: x = 1
class B: x = 2
a = A()
# %%
a.__class__ = B
# %%
print(a.x)

# %% [case]
class A: x = 1
class B(A): pass
class C: x = 3
class D(A): pass
# %%
class A2: x = 9
D.__bases__ = (A2,)
# %%
print(D.x)

# %% [case]
class A:
    __slots__ = ("x",)
a = A()
a.x = []
# %%
a.x.append(1)
# %%
print(a.x)

# %% [case]
class A:
    def __init__(self): self.__x = []
    def add(self, v): self.__x.append(v)
    def get(self): return self.__x
a = A()
# %%
a.add(1)
# %%
print(a.get())

# %% [case]
class A:
    items = []
a, b = A(), A()
# %%
a.items.append(1)
# %%
print(b.items)

# %% [case]
class A:
    @classmethod
    def add(cls, v): cls.n = v
# %%
A.add(3)
# %%
print(A.n)

# %% [case]
class A:
    @staticmethod
    def add(l, v): l.append(v)
l = []
# %%
A.add(l, 3)
# %%
print(l)

# %% [case]
class A:
    @property
    def x(self): return self._x
    @x.setter
    def x(self, v): self._x = v * 2
a = A()
# %%
a.x = 3
# %%
print(a._x)

# %% [case]
class A:
    def get(self): return self._x
    def set(self, v): self._x = v
    x = property(get, set)
a = A()
# %%
a.x = 3
# %%
print(a._x)

# %% [case]
seen = []
class A:
    def get(self): seen.append(1); return 1
    x = property(get)
a = A()
# %%
a.x
# %%
print(seen)

# %% [case]
from functools import cached_property
seen = []
class A:
    @cached_property
    def x(self): seen.append(1); return 1
a = A()
# %%
a.x
# %%
print(seen)

# %% [case]
from functools import lru_cache
seen = []
@lru_cache
def f(x): seen.append(x); return x
f(1)
# %%
f.cache_clear()
# %%
f(1); print(seen)

# %% [case]
from functools import lru_cache
@lru_cache
def f(x): return x
# %%
f(1)
# %%
print(f.cache_info())

# %% [case]
import weakref
class A: pass
a = A()
r = weakref.ref(a)
# %%
del a
# %%
print(r())

# %% [case]
import weakref
d = weakref.WeakValueDictionary()
class A: pass
a = A()
# %%
d["a"] = a
# %%
print(len(d))

# %% [case]
import json
seen = []
class Sink:
    def write(self, text): seen.append(text)
o = Sink()
# %%
json.dump(1, o)
# %%
print(seen)

# %% [case]
seen = []
class Sink:
    def write(self, text): seen.append(text)
o = Sink()
# %%
print("x", file=o)
# %%
print(seen)

# %% [case]
import json
seen = []
class Source:
    def read(self):
        seen.append(1)
        return "1"
o = Source()
# %%
json.load(o)
# %%
print(seen)

# %% [case]
seen = []
class Pairs:
    def keys(self):
        seen.append(1)
        return []
    def __getitem__(self, k): return k
o = Pairs()
# %%
dict(o)
# %%
print(seen)

# %% [case]
import os
seen = []
class Place:
    def __fspath__(self):
        seen.append(1)
        return "b"
o = Place()
# %%
os.path.join("a", o)
# %%
print(seen)

# %% [case]
from pathlib import Path
seen = []
class Place:
    def __fspath__(self):
        seen.append(1)
        return "b"
o = Place()
# %%
Path(o)
# %%
print(seen)

# %% [case]
seen = []
class Two:
    def __iter__(self):
        seen.append(1)
        return iter([1, 2])
o = Two()
# %%
x = [0]
x[:] = o
# %%
print(seen)

# %% [case]
import functools
seen = []
class Key:
    def __hash__(self):
        seen.append(1)
        return 1
o = Key()
@functools.lru_cache
def same(of): return 1
# %%
same(o)
# %%
print(seen)
