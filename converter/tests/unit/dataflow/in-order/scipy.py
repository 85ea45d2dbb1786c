# %% [case]
from scipy import ndimage
import numpy as np
a = np.ones(3)
b = np.ones(3)
# %%
ndimage.gaussian_filter(a, 1, output=b)
# %%
print(b)

# %% [case]
from scipy import ndimage
import numpy as np
a = np.ones(3)
b = np.ones(3)
# %%
ndimage.zoom(a, 1, b)
# %%
print(b)

# %% [case]
from scipy import ndimage
import numpy as np
a = np.ones(3)
b = np.ones(3)
# %%
ndimage.distance_transform_edt(a, distances=b)
# %%
print(b)

# %% [case]
from scipy import ndimage
import numpy as np
a = np.ones(3)
b = np.ones(3)
# %%
ndimage.label(a, output=b)
# %%
print(b)

# %% [case]
from scipy import sparse
b = sparse.csr_matrix([[1,0]])
# %%
b.eliminate_zeros()
# %%
print(b)

# %% [case]
from scipy import sparse
b = sparse.csr_matrix([[1,0]])
# %%
b.data[0] = 3
# %%
print(b)

# %% [case]
from scipy import sparse
b = sparse.csr_matrix([[1,0]])
# %%
b.sort_indices()
# %%
print(b)

# %% [case]
from scipy import sparse
b = sparse.lil_matrix((2,2))
# %%
b.setdiag(3)
# %%
print(b)

# %% [case]
from scipy import sparse
b = sparse.lil_matrix((2,2))
# %%
b[0,0] = 3
# %%
print(b)

# %% [case]
from scipy import linalg
import numpy as np
b = np.eye(2)
# %%
linalg.inv(b, True)
# %%
print(b)

# %% [case]
from scipy import linalg
import numpy as np
b = np.eye(2)
# %%
linalg.inv(b, overwrite_a=True)
# %%
print(b)

# %% [case]
from scipy import signal
import numpy as np
b = np.ones(9)
# %%
signal.detrend(b, overwrite_data=True)
# %%
print(b)

# %% [case]
from scipy import fft
import numpy as np
b = np.ones(9)
# %%
fft.fft(b, overwrite_x=True)
# %%
print(b)

# %% [case]
import numpy as np
from scipy import sparse
m = sparse.csr_matrix(np.eye(2))
# %%
sparse.save_npz('m.npz', m)
# %%
x = sparse.load_npz('m.npz')

# %% [case]
from scipy import io
# %%
f = io.netcdf_file('f.nc','w')
# %%
g = io.netcdf_file('f.nc')

# %% [case]
from scipy import io
# %%
io.savemat('f.mat', {})
# %%
g = io.whosmat('f.mat')

# %% [case]
import scipy.special as sp
# %%
sp.seterr(all='raise')
# %%
y = sp.gamma(-1)

# %% [case]
import scipy.fft as sf
# %%
sf.set_global_backend('x')
# %%
y = sf.fft([1])

# %% [case]
from scipy.integrate import ode
r = ode(lambda t, y: y)
r.set_initial_value(1, 0)
# %%
a = r.integrate(1)
# %%
b = r.integrate(2)

# %% [case]
from scipy.integrate import RK45
r = RK45(lambda t, y: y, 0, [1], 5)
# %%
r.step()
# %%
print(r.y)

# %% [case]
from scipy.spatial import Delaunay
d = Delaunay([[0,0],[1,0],[0,1]], incremental=True)
# %%
d.add_points([[2,2]])
# %%
print(d.simplices)

# %% [case]
from scipy.stats import gaussian_kde
k = gaussian_kde([1,2,3])
# %%
k.set_bandwidth(3)
# %%
print(k(2))

# %% [case]
from scipy.stats import qmc
s = qmc.Sobol(2, seed=1)
# %%
a = s.random(3)
# %%
b = s.random(3)

# %% [case]
from scipy.stats import norm
n = norm(0,1)
# %%
n.random_state = 3
# %%
print(n.rvs(3))

# %% [case]
from scipy.interpolate import PPoly
p = PPoly([[1]],[0,1])
# %%
p.extend([[2]],[1,2])
# %%
print(p(1))

# %% [case]
from scipy.signal import lti
s = lti([1],[1,1])
# %%
s.num = [3]
# %%
print(s)

# %% [case]
import numpy as np
from scipy import stats
np.random.seed(0)
# %%
x = stats.norm.rvs(size=3)
# %%
y = np.random.rand()

# %% [case]
import numpy as np
from scipy import stats
np.random.seed(0)
d = stats.norm(0,1)
# %%
x = d.rvs(3)
# %%
y = np.random.rand()

# %% [case]
import numpy as np
from scipy import stats
np.random.seed(0)
# %%
x = stats.multivariate_normal.rvs([0,0],[[1,0],[0,1]])
# %%
y = np.random.rand()

# %% [case]
import numpy as np
from scipy import sparse
np.random.seed(0)
# %%
x = sparse.rand(3,3)
# %%
y = np.random.rand()

# %% [case]
import numpy as np
from scipy.sparse.linalg import eigsh, svds
np.random.seed(0)
# %%
x = svds(np.eye(3), 1)
# %%
y = np.random.rand()

# %% [case]
import numpy as np
from scipy.cluster.vq import kmeans
np.random.seed(0)
# %%
x = kmeans(np.eye(3), 2)
# %%
y = np.random.rand()

# %% [case]
import numpy as np
from scipy.linalg import interpolative as sli
np.random.seed(0)
# %%
x = sli.estimate_rank(np.eye(3), .1)
# %%
y = np.random.rand()

# %% [case]
import numpy as np
from scipy.optimize import basinhopping
np.random.seed(0)
# %%
x = basinhopping(lambda x: x**2, 1)
# %%
y = np.random.rand()

# %% [case]
import numpy as np
from scipy.stats import bootstrap
np.random.seed(0)
# %%
x = bootstrap(([1,2],), np.mean)
# %%
y = np.random.rand()

# %% [case]
from scipy.optimize import minimize
r = []
# %%
minimize(lambda x: r.append(1) or x@x, [1.])
# %%
print(r)

# %% [case]
from scipy.optimize import minimize
r = []
# %%
minimize(lambda x: x@x, [1.], callback=r.append)
# %%
print(r)

# %% [case]
from scipy.integrate import quad
r = []
# %%
quad(lambda x: r.append(1) or x, 0, 1)
# %%
print(r)
