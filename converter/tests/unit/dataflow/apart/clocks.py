# %% [case]
import time
start = time.time()
# %%
squares = [x * x for x in range(9)]
# %%
print(start)

# %% [case]
import time
print(time.time())
# %%
squares = [x * x for x in range(9)]
# %%
print(time.time())

# %% [case]
import time
start = time.time()
# %%
squares = [x * x for x in range(9)]
# %%
print(start, time.time())

# %% [case]
from datetime import datetime
name = f"run-{datetime.now():%H%M}.csv"
# %%
squares = [x * x for x in range(9)]
# %%
print(name, datetime.now().year)

# %% [case]
import time
start = time.time()
cubes = sum(x ** 3 for x in range(9))
took = time.time() - start
# %%
squares = [x * x for x in range(9)]
# %%
start = time.time()
print(time.time() - start, took)

# %% [case]
import time
start = time.time()
# %%
print(time.time() - start)
# %%
squares = [x * x for x in range(9)]

# %% [case]
import time
before = [1]
# %%
squares = [x * x for x in range(9)]
# %%
start = time.time()
cubes = sum(x ** 3 for x in range(9))
print(time.time() - start)

# %% [case]
import random, time
random.seed(int(time.time()))
# %%
squares = [x * x for x in range(9)]
# %%
run = int(time.time())
