# %% [case]
import heapq
b = []
# %%
heapq.heappush(b, 1)
# %%
print(b)

# %% [case]
import heapq
b = [3,1]
# %%
heapq.heapify(b)
# %%
print(b)

# %% [case]
import heapq
b = [3,1]
# %%
x = heapq.heappop(b)
# %%
print(b)

# %% [case]
import heapq
b = [3,1]
# %%
x = heapq.heapreplace(b, 3)
# %%
print(b)

# %% [case]
import bisect
b = [1]
# %%
bisect.insort(b, 1)
# %%
print(b)

# %% [case]
import operator
b = {}
# %%
operator.setitem(b, 'a', 1)
# %%
print(b)

# %% [case]
import operator
b = {'a':1}
# %%
operator.delitem(b, 'a')
# %%
print(b)

# %% [case]
import operator
b = []
# %%
operator.iadd(b, [1])
# %%
print(b)

# %% [case]
import operator
b = []
# %%
operator.methodcaller('append', 1)(b)
# %%
print(b)

# %% [case]
import operator
d = {'a': []}
g = operator.itemgetter('a')(d)
# %%
g.append(1)
# %%
print(d)

# %% [case]
import operator
d = {'a': []}
# %%
operator.getitem(d, 'a').append(1)
# %%
print(d)

# %% [case]
import collections
c = collections.Counter()
# %%
c.update('abc')
# %%
print(c)

# %% [case]
import collections
d = collections.deque([1])
# %%
d.rotate(1)
# %%
print(d)

# %% [case]
import collections
d = collections.defaultdict(list)
# %%
d['a']
# %%
print(d)

# %% [case]
import collections
d = collections.OrderedDict(a=1,b=2)
# %%
d.move_to_end('a')
# %%
print(d)

# %% [case]
import collections
a = {}
c = collections.ChainMap(a)
# %%
c['x'] = 1
# %%
print(a)

# %% [case]
import collections
P = collections.namedtuple('P','x')
p = P([])
# %%
p.x.append(1)
# %%
print(p)

# %% [case]
import itertools
a = itertools.tee([1,2])
# %%
next(a[0])
# %%
print(next(a[0]))

# %% [case]
import itertools
s = iter([1,2,3])
a = itertools.islice(s, 2)
# %%
list(a)
# %%
print(list(s))

# %% [case]
import itertools
s = iter([1,2,3])
a, b = itertools.tee(s)
# %%
list(a)
# %%
print(list(s))

# %% [case]
import itertools
r=[]
a = itertools.starmap(r.append, [(1,)])
# %%
list(a)
# %%
print(r)

# %% [case]
import functools
r=[]
f = functools.partial(r.append, 1)
# %%
f()
# %%
print(r)

# %% [case]
import functools
r=[]
# %%
functools.reduce(lambda a, b: r.append(b), [1,2], None)
# %%
print(r)

# %% [case]
import copy
a=[[1]]
b=copy.copy(a)
# %%
b[0].append(1)
# %%
print(a)

# %% [case]
from collections import deque
d = deque(maxlen=2)
# %%
d.append(1)
# %%
print(d)

# %% [case]
import array
x = array.array("d", [1])
y = x.tolist()
# %%
y.append(1)
# %%
print(y)

# %% [case]
x = bytearray(b"a b")
y = x.split()
# %%
y.append(1)
# %%
print(y)

# %% [case]
x = {"a": 1}
y = x.__reversed__()
# %%
next(y)
# %%
print(list(y))

# %% [case]
x = {1}
y = x.__iter__()
# %%
next(y)
# %%
print(list(y))

# %% [case]
x = iter([1, 2])
# %%
x.__next__()
# %%
print(list(x))

# %% [case]
x = iter([1, 2, 3])
# %%
found = 2 in x
# %%
print(3 in x)

# %% [case]
import itertools
u = itertools.count()
# %%
2 in u
# %%
print(u)

# %% [case]
import re
x = re.finditer("a", "abaca")
# %%
for w in x: break
# %%
print(*x)

# %% [case]
import re
x = re.compile("a").finditer("abaca")
# %%
next(x)
# %%
print(next(x))

# %% [case]
import difflib
x = difflib.ndiff(["a"], ["b"])
# %%
next(x)
# %%
print(*x)

# %% [case]
import ast
x = ast.walk(ast.parse("a + b"))
# %%
next(x)
# %%
print(*x)

# %% [case]
y = list("abc")
# %%
y.append(1)
# %%
print(y)

# %% [case]
y = "abc" and [1]
# %%
y.append(1)
# %%
print(y)

# %% [case]
y = [] + []
# %%
y.append(1)
# %%
print(y)

# %% [case]
y = 3 * [1]
# %%
y.append(1)
# %%
print(y)

# %% [case]
y = [1] * 3
# %%
y.append(1)
# %%
print(y)

# %% [case]
y = {1} - {2}
# %%
y.add(1)
# %%
print(y)

# %% [case]
y = {1: 2}.keys() - {2}
# %%
y.add(1)
# %%
print(y)

# %% [case]
y = {1: 2} | {2: 3}
# %%
y[3] = 1
# %%
print(y)

# %% [case]
y = dict(a=1).copy()
# %%
y[3] = 1
# %%
print(y)

# %% [case]
import sys
y = sys.argv[1:]
# %%
y.append("1")
# %%
print(y)

# %% [case]
import re, copy
x = re.finditer("a", "abaca")
y = copy.copy(x)
# %%
next(y)
# %%
print(*x)

# %% [case]
import types
x = {"a": 1}
t = types.SimpleNamespace(k=x)
# %%
dict.update(t.k, a=9)
# %%
print(x)

# %% [case]
import copy
import pandas as pd
x = pd.Series([[1], [2]])
y = copy.deepcopy(x)
# %%
x[0].append(9)
# %%
print(y)
