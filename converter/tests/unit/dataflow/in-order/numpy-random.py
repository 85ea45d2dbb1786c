# %% [case]
import numpy as np
b = np.array([2,1])
# %%
np.random.default_rng(0).shuffle(b)
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
r = np.random.default_rng(0)
# %%
r.permuted(b, out=b)
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1])
r = np.random.RandomState(0)
# %%
r.shuffle(b)
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1.])
r = np.random.default_rng(0)
# %%
r.random(out=b)
# %%
print(b)

# %% [case]
import numpy as np
b = np.array([2,1.])
r = np.random.default_rng(0)
# %%
r.standard_normal(None, float, b)
# %%
print(b)

# %% [case]
import random, numpy as np
l=[1,2]
# %%
np.random.shuffle(l)
# %%
print(l)

# %% [case]
import numpy as np
# %%
s = np.random.get_state()
# %%
np.random.rand()

# %% [case]
import numpy as np
# %%
np.random.set_state(s)
# %%
np.random.rand()

# %% [case]
import numpy as np
# %%
np.random.mtrand.seed(3)
# %%
np.random.rand()

# %% [case]
import numpy as np
# %%
np.random.rand(3)
# %%
np.random.choice([1,2])

# %% [case]
import numpy as np
# %%
x = np.random.permutation(3)
# %%
np.random.shuffle([1,2])

# %% [case]
import numpy as np
rng = np.random.default_rng(1)
child = rng.spawn(1)[0]
# %%
rng.random()
# %%
rng.spawn(1)

# %% [case]
import numpy as np
bg = np.random.PCG64(1)
r = np.random.Generator(bg)
# %%
r.random()
# %%
bg.random_raw()

# %% [case]
import numpy as np
bg = np.random.PCG64(1)
r = np.random.Generator(bg)
# %%
bg.advance(3)
# %%
r.random()

# %% [case]
import numpy as np
r = np.random.RandomState(1)
# %%
r.set_state(s)
# %%
r.rand()

# %% [case]
import numpy as np
def noise(n): return np.random.randn(n)
np.random.seed(0)
# %%
a = noise(3)
# %%
b = noise(3)

# %% [case]
import numpy as np
rng = np.random.default_rng(0)
def noise(n): return rng.normal(size=n)
# %%
a = noise(3)
# %%
b = noise(3)

# %% [case]
import numpy as np
np.random.seed(1)
a = np.random.rand()
# %%
np.random.seed(1)
# %%
b = np.random.rand()

# %% [case]
import random, numpy as np
# %%
random.seed(1); np.random.seed(1)
# %%
b = np.random.rand()

# %% [case]
from numpy.random import seed, rand
# %%
seed(1)
# %%
x = rand()

# %% [case]
from numpy import random as r
# %%
r.seed(1)
# %%
x = r.rand()

# %% [case]
import numpy.random as npr
# %%
npr.seed(1)
# %%
x = npr.rand()

# %% [case]
import numpy as np
rs = np.random
# %%
rs.seed(1)
# %%
x = np.random.rand()
