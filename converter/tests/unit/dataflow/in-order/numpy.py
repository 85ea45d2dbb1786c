# %% [case]
import numpy as np
b = np.array([2,1])
# %%
np.ndarray.sort(b)
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
# %%
np.ndarray.fill(b, 0)
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
# %%
b.sort()
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
# %%
b.partition(0)
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
# %%
b.resize(5)
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
# %%
b.itemset(0, 1)
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
# %%
b.put([0], 1)
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
# %%
b.setflags(write=False)
# %%
b[0] = 1

# %% [case]
import numpy as np
b = np.array([2,1])
# %%
b.byteswap(True)
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
# %%
b.byteswap(inplace=True)
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
# %%
b.shape = (2,1)
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
# %%
b.dtype = 'i4'
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
# %%
b.flat[0] = 1
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
# %%
b.real = 1
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
# %%
b.T[0] = 1
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
# %%
np.nan_to_num(b, False)
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
# %%
np.multiply(b, 2, b)
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
# %%
np.negative(b, b)
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
# %%
np.sqrt(b, out=b)
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
# %%
np.add(b, 1, out=(b,))
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
# %%
np.put_along_axis(b, np.array([0]), 1, 0)
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
# %%
it = np.nditer(b, op_flags=['readwrite'])
for x in it: x[...] = 1
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
# %%
for i, x in np.ndenumerate(b): b[i] = 1
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
# %%
b[b > 1] *= 2
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
# %%
np.vectorize(lambda i: b.__setitem__(i, 5))([0])
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
# %%
np.apply_along_axis(lambda r: r.sort(), 0, b)
# %%
print(b)

# %% [case]
import numpy as np
b = np.ma.array([2,1])
# %%
b.mask = [1,0]
# %%
print(b)

# %% [case]
import numpy as np
b = np.ma.array([2,1])
# %%
b[0] = np.ma.masked
# %%
print(b)

# %% [case]
import numpy as np
b = np.ma.array([2,1])
# %%
np.ma.masked_where(b > 1, b, copy=False)
# %%
print(b)

# %% [case]
import numpy as np
b = np.zeros(2, dtype=[('x', int)])
# %%
b['x'] = 3
# %%
print(b)

# %% [case]
import numpy as np
b = np.zeros(2, dtype=[('x', int)])
v = b['x']
# %%
v[0] = 3
# %%
print(b)

# %% [case]
import numpy as np
b = np.poly1d([1,2])
# %%
b.coeffs[0] = 3
# %%
print(b)

# %% [case]
import cv2, numpy as np
i=np.zeros((3,3))
# %%
cv2.line(i,(0,0),(1,1),1)
# %%
print(i)

# %% [case]
import numpy as np
b = np.ma.array([1,2])
# %%
np.ma.put(b, 0, 3)
# %%
print(b)

# %% [case]
import numpy as np
b = np.ma.array([1,2])
# %%
np.ma.putmask(b, [1,0], 3)
# %%
print(b)

# %% [case]
import numpy as np
b = np.ma.array([1,2])
# %%
np.ma.set_fill_value(b, 3)
# %%
print(b)

# %% [case]
import numpy as np
b = np.ma.array([1,2])
# %%
np.ma.harden_mask(b)
# %%
b[0] = 3

# %% [case]
import numpy as np
b = np.ma.array([1,2])
# %%
b.harden_mask()
# %%
print(b)

# %% [case]
import numpy as np
from numpy.lib import recfunctions as rf
b = np.zeros(2, dtype=[('x', int)])
# %%
rf.assign_fields_by_name(b, b)
# %%
print(b)

# %% [case]
import numpy as np
b = np.zeros(2, dtype=[('x', int)])
# %%
np.lib.recfunctions.assign_fields_by_name(b, b)
# %%
print(b)

# %% [case]
import numpy as np
p = np.poly1d([1])
# %%
p[3] = 2
# %%
print(p)

# %% [case]
import numpy as np
p = np.polynomial.Polynomial([1])
# %%
p.coef[0] = 2
# %%
print(p)

# %% [case]
import numpy as np
# %%
np.set_printoptions(precision=3)
# %%
print(np.ones(3))

# %% [case]
import numpy as np
np.ones(3)
# %%
np.set_printoptions(precision=3)
# %%
np.ones(3)

# %% [case]
import numpy as np
old = np.get_printoptions()
# %%
np.set_printoptions(**old)
# %%
print(np.ones(3))

# %% [case]
class A:
    def __array__(self, *a):
        r.append(1)
        return np.ones(1)
import numpy as np
r = []
a = A()
# %%
np.asarray(a)
# %%
print(r)

# %% [case]
import numpy as np
X = np.zeros((3,3))
def f(a): a[0] = 1
# %%
f(X)
# %%
print(X)

# %% [case]
import numpy as np
X = np.zeros((3,3))
Y = X[:2]
# %%
Y += 1
# %%
print(X)

# %% [case]
import numpy as np
X = np.zeros((3,3))
Y = X.reshape(-1)
# %%
Y *= 2
# %%
print(X)

# %% [case]
import numpy as np
X = np.zeros((3,3))
for row in X: last = row
# %%
last[0] = 1
# %%
print(X)

# %% [case]
import numpy as np
X = np.zeros((3,3))
a, b, c = X
# %%
a[0] = 1
# %%
print(X)

# %% [case]
import numpy as np
X = np.zeros((3,3))
d = {i: r for i, r in enumerate(X)}
# %%
d[0][0] = 1
# %%
print(X)

# %% [case]
import numpy as np
X = np.zeros((3,3))
l = list(map(lambda r: r, X))
# %%
l[0][0] = 1
# %%
print(X)

# %% [case]
import numpy as np
X = np.zeros((3,3))
l = list(zip(X, X))
# %%
l[0][0][0] = 1
# %%
print(X)

# %% [case]
import warnings
# %%
warnings.filterwarnings('ignore')
# %%
import numpy as np
np.log(0)

# %% [case]
import numpy as np
r = []
# %%
np.vectorize(r.append)([1])
# %%
print(r)

# %% [case]
import numpy as np
r = []
# %%
np.apply_along_axis(lambda x: r.append(1) or 0, 0, np.ones((2,2)))
# %%
print(r)

# %% [case]
import numpy as np
r = []
# %%
np.fromfunction(lambda i: r.append(1) or i, (3,))
# %%
print(r)

# %% [case]
import numpy as np
r = []
# %%
np.piecewise(np.ones(2), [[True,False]], [lambda x: r.append(1) or x])
# %%
print(r)

# %% [case]
import numpy as np
r = []
# %%
np.seterrcall(lambda *a: r.append(1))
# %%
np.log(0)

# %% [case]
import numpy as np
a = np.arange(3)
# %%
a.shape = (3,1)
# %%
print(a)

# %% [case]
import numpy as np
a = np.arange(3)
b = a
# %%
b += 1
# %%
print(a)

# %% [case]
import numpy as np
a = np.arange(3)
b = a[a > 1]
# %%
b += 1
# %%
print(b)

# %% [case]
import numpy as np
a = np.arange(3)
# %%
a[:] = 1
# %%
print(a)

# %% [case]
import numpy as np
a = np.arange(4).reshape(2,2)
b, c = a
# %%
c[0] = 7
# %%
print(a)

# %% [case]
import numpy as np
a = np.arange(4)
it = np.nditer(a)
# %%
next(it)
# %%
print(next(it))

# %% [case]
import numpy as np
a = np.arange(4)
b = np.flatnonzero(a)
c = a[b[0]:]
# %%
c[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
W = [np.zeros(2) for _ in range(2)]
# %%
for w in W: w += 1
# %%
print(W)

# %% [case]
import numpy as np
W = {'a': np.zeros(2)}
# %%
for k in W: W[k] += 1
# %%
print(W)

# %% [case]
import numpy as np
W = {'a': np.zeros(2)}
v = list(W.values())
# %%
v[0][0] = 1
# %%
print(W)

# %% [case]
import numpy as np
class L:
    def __init__(self): self.W = np.zeros(2)
    def step(self): self.W -= 1
net = [L(), L()]
# %%
for l in net: l.step()
# %%
print(net[0].W)

# %% [case]
import numpy as np
params = {'W': np.zeros(2)}
def update(p): p['W'] -= 1
# %%
update(params)
# %%
print(params)

# %% [case]
import numpy as np
params = {'W': np.zeros(2)}
def update(p):
    for k in p: p[k] = p[k] - 1
    return p
# %%
params2 = update(params)
# %%
print(params)

# %% [case]
import numpy as np
A = np.eye(2)
B = np.asmatrix(A)
# %%
B[0,0] = 5
# %%
print(A)

# %% [case]
import numpy as np
A = np.eye(2)
B = np.ma.masked_array(A)
# %%
B[0,0] = 5
# %%
print(A)

# %% [case]
import numpy as np
A = np.eye(2)
B = A.astype(float, copy=False)
# %%
B[0,0] = 5
# %%
print(A)

# %% [case]
import numpy as np
A = np.eye(2)
B = np.array(A, copy=False)
# %%
B[0,0] = 5
# %%
print(A)

# %% [case]
import numpy as np
A = np.eye(2)
B = np.array(A, dtype=float, copy=None)
# %%
B[0,0] = 5
# %%
print(A)

# %% [case]
import numpy as np
A = np.eye(2)
d = np.diag(A)
# %%
A[0,0] = 5
# %%
print(d)

# %% [case]
import numpy as np
A = np.eye(2)
d = np.einsum('ii->i', A)
# %%
d[0] = 5
# %%
print(A)

# %% [case]
import numpy as np
x, y = np.meshgrid(np.arange(2), np.arange(2), copy=False)
# %%
x[0] = 1
# %%
print(x)

# %% [case]
import numpy as np
x = np.nditer(np.arange(3))
# %%
next(x)
# %%
print(*x)

# %% [case]
import numpy as np
x = np.ndindex(2, 2)
# %%
next(x)
# %%
print(*x)

# %% [case]
import numpy as np
a = np.zeros(2)
x = np.nditer(a, op_flags=["readwrite"])
# %%
for w in x: w[...] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.zeros(2)
b = np.ma.getdata(a)
# %%
a[0] = 9
# %%
print(b)

# %% [case]
import numpy as np
x = np.array([(1, 2.0)], dtype=[("a", int), ("b", float)])
y = x[["a"]]
# %%
x["a"] = 9
# %%
print(y)

# %% [case]
import numpy as np
x = {"a": 1}
y = np.array(x)
# %%
x["a"] = 2
# %%
print(y)

# %% [case]
import copy
import numpy as np
x = np.random.RandomState(0)
y = copy.copy(x)
# %%
y.seed(9)
# %%
print(x.random())

# %% [case]
import numpy as np
x = np.ones(2)
y = round(x)
# %%
y[0] = 5
# %%
print(y)

# %% [case]
import numpy as np, math
x = np.ones(2)
y = math.fsum(x) + x
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np, math
x = np.ones(2)
y = 1 / x
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np, math
x = np.ones(2)
y = -x
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np, math
x = np.ones(2)
y = x > 1
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np, math
x = np.ones(2)
y = 1 < x
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np, math
x = np.ones(2)
y = x == [1, 2]
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np, math
x = np.ones(2)
y = 2 ** x
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np, math
x = np.ones(2)
y = [1, 2] @ x + [1, 2] * x
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np, math
x = np.ones(2)
y = np.float64(2) * x
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np
y = np.shape([1]) and np.arange(3).tolist()
# %%
y.append("1")
# %%
print(y)

# %% [case]
import numpy as np
y = np.loadtxt("a")
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np
y = np.linspace(0, 1)
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np
y, z = np.linspace(0, 1, retstep=True)
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np
x, y = np.meshgrid([1], [2])
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np
x, y = np.histogram([1, 2])
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np
x, y = np.linalg.eig(np.eye(2))
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np
y = np.linalg.lstsq(np.eye(2), [1, 2], rcond=None)[0]
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np
y = np.polyfit([1, 2], [1, 2], 1)
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np
y = np.mean(np.eye(2), axis=0)
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np
y = np.sum(np.eye(2), 0)
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np
y = np.eye(2).mean(axis=0)
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np
y = np.eye(2).max(0)
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np
y = np.max(np.eye(2), 0)
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np
y = np.argsort([1, 2])
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np
y = np.dot(np.eye(2), np.eye(2))
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np
y = np.array(3)
# %%
y[()] = 1
# %%
print(y)

# %% [case]
import numpy as np
y = np.isnan([1, 2])
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np
y = np.all(np.eye(2), axis=0)
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import numpy as np
x = np.ones(3)
y = np.nditer(x, op_flags=["readwrite"])
# %%
y[0] = 0
# %%
print(x)

# %% [case]
import numpy as np, scipy.sparse
x = scipy.sparse.csr_matrix(np.eye(2))
y = x.reshape(-1, 1)
# %%
y /= 2
# %%
print(x.sum())
