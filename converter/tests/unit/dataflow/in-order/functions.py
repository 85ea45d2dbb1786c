# %% [case]
def f():
    f.n = getattr(f, 'n', 0) + 1
# %%
f()
# %%
print(f.n)

# %% [case]
def f(x=[]):
    x.append(1)
    return x
# %%
f()
# %%
print(f.__defaults__)

# %% [case]
def g():
    n = 0
    def f():
        nonlocal n
        n += 1
        return n
    return f
f = g()
# %%
f()
# %%
print(f())

# %% [case]
def g():
    yield 1
    yield 2
f = g()
# %%
next(f)
# %%
print(list(f))

# %% [case]
def g():
    global n
    n = 1
n = 0
# %%
g()
# %%
print(n)

# %% [case]
x = 1
def g():
    globals()['x'] = 2
# %%
g()
# %%
print(x)

# %% [case]
def f(): pass
# %%
f.__annotations__['a'] = int
# %%
print(f.__annotations__)

# %% [case]
registry = {}
def reg(f):
    registry[f.__name__] = f
    return f
# %%
@reg
def g(): pass
# %%
print(registry)

# %% [case]
import functools
def reg(k):
    def d(f):
        table[k] = f
        return f
    return d
table = {}
# %%
@reg('a')
def g(): pass
# %%
print(table)

# %% [case]
def outer():
    x = []
    def get(): return x
    def put(v): x.append(v)
    return get, put
get, put = outer()
# %%
put(1)
# %%
print(get())

# %% [case]
memo = {}
def fib(n):
    if n not in memo: memo[n] = n if n < 2 else fib(n-1) + fib(n-2)
    return memo[n]
# %%
fib(5)
# %%
print(memo)

# %% [case]
def fib(n, memo={}):
    memo[n] = n
    return memo
# %%
fib(5)
# %%
print(fib(6))

# %% [case]
count = 0
def f():
    global count
    count += 1
# %%
f()
# %%
print(count)

# %% [case]
cfg = {'a': 1}
def f(): return cfg['a']
# %%
cfg['a'] = 2
# %%
print(f())

# %% [case]
import random
def roll(): return random.randint(1,6)
random.seed(1)
# %%
a = roll()
# %%
b = roll()

# %% [case]
import sys
# %%
sys.setrecursionlimit(50)
# %%
def f(n): return n and f(n-1)
f(100)

# %% [case]
from functools import singledispatch
@singledispatch
def f(x): return 0
# %%
@f.register(int)
def _(x): return 1
# %%
print(f(3))

# %% [case]
from functools import singledispatch
@singledispatch
def f(x): return 0
# %%
f.register(int, lambda x: 1)
# %%
print(f(3))

# %% [case]
from contextlib import contextmanager
r = []
@contextmanager
def c():
    r.append(1)
    yield
# %%
with c(): pass
# %%
print(r)

# %% [case]
import doctest
def f():
    '''
    >>> f.x = 1
    '''
# %%
doctest.testmod()
# %%
print(f.x)

# %% [case]
import multiprocessing as mp
def f(x): open('a', 'w').write('x')
# %%
mp.Pool(2).map(f, [1])
# %%
print(open('a').read())
