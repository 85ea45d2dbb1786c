# %% [case]
seen = []
class A:
    @staticmethod
    def f(): return 1
name = "".join(["f"])
setattr(A, name, lambda: seen.append(1))
# %%
A.f()
# %%
print(seen)

# %% [case]
from unittest.mock import patch
seen = []
class A:
    @staticmethod
    def f(): return 1
p = patch.object(A, "f", lambda: seen.append(1))
p.start()
# %%
A.f()
# %%
print(seen)

# %% [case]
seen = []
class A:
    @staticmethod
    def f(): return 1
A.f = lambda: seen.append(1)
# %%
A.f()
# %%
print(seen)

# %% [case]
seen = []
class A:
    @staticmethod
    def f(): return 1
for n in ["f"]: setattr(A, n, lambda: seen.append(1))
# %%
A.f()
# %%
print(seen)

# %% [case]
seen = []
class A:
    @classmethod
    def f(cls): return 1
def deco(c):
    c.f = lambda: seen.append(1)
    return c
A = deco(A)
# %%
A.f()
# %%
print(seen)

# %% [case]
seen = []
class A:
    def f(self): return 1
class B(A): pass
B.f = lambda self: seen.append(1)
# %%
B.f(B())
# %%
print(seen)

# %% [case]
seen = []
def patched(cls):
    for n in list(vars(cls)):
        if callable(getattr(cls, n)):
            def w(*a, _f=getattr(cls, n)):
                seen.append(n)
                return _f(*a)
            setattr(cls, n, w)
    return cls
@patched
class A:
    def f(self): return 1
# %%
A.f(A())
# %%
print(seen)

# %% [case]
seen = []
class A:
    n = 0
    @classmethod
    def up(cls): cls.n += 1
# %%
A.up()
# %%
print(A.n)

# %% [case]
class A:
    n = []
    @classmethod
    def up(cls): cls.n.append(1)
class B(A): pass
# %%
B.up()
# %%
print(A.n)

# %% [case]
class A:
    @classmethod
    def up(cls): cls.n = 1
class B(A): n = 0
# %%
B.up()
# %%
print(B.n)

# %% [case]
class A:
    made = []
    @classmethod
    def make(cls):
        a = cls()
        cls.made.append(a)
        return a
# %%
a = A.make()
# %%
print(len(A.made))

# %% [case]
class A:
    def __init__(self): self.l = []
    @classmethod
    def make(cls): return cls()
a = A.make()
# %%
a.l.append(1)
# %%
print(a.l)

# %% [case]
class A:
    @classmethod
    def keep(cls, x): cls.x = x
l = []
A.keep(l)
# %%
A.x.append(1)
# %%
print(l)

# %% [case]
class A:
    def add(self, x): self.l = x
a = A()
l = []
A.add(a, l)
# %%
a.l.append(1)
# %%
print(l)
