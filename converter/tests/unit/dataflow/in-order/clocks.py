# %% [case]
import time
t0 = time.time()
# %%
x = sum(range(10))
# %%
print("took", time.time() - t0)

# %% [case]
from time import perf_counter as pc
t0 = pc()
# %%
x = sum(range(10))
# %%
print(f"took {pc() - t0:.2f}")

# %% [case]
from datetime import datetime
start = datetime.now()
# %%
x = sum(range(10))
# %%
print((datetime.now() - start).total_seconds())

# %% [case]
import datetime as dt
start = dt.datetime.now()
# %%
x = sum(range(10))
# %%
end = dt.datetime.now()
print(end.timestamp() - start.timestamp())

# %% [case]
from timeit import default_timer as timer
start = timer()
# %%
x = sum(range(10))
# %%
print(timer() - start)

# %% [case]
import pandas as pd
start = pd.Timestamp.now()
# %%
x = sum(range(10))
# %%
print(pd.Timestamp.now() - start)

# %% [case]
import pandas as pd
start = pd.Timestamp("now")
# %%
x = sum(range(10))
# %%
print(pd.Timestamp("now") - start)

# %% [case]
import numpy as np
start = np.datetime64("now")
# %%
x = sum(range(10))
# %%
print(np.datetime64("now") - start)

# %% [case]
import time
times = {}
times["start"] = time.time()
# %%
x = sum(range(10))
# %%
print(time.time() - times["start"])

# %% [case]
import time
times = []
times.append(time.time())
# %%
x = sum(range(10))
# %%
times.append(time.time())
print(times[1] - times[0])

# %% [case]
import time
import numpy as np
times = []
times.append(time.time())
# %%
x = sum(range(10))
# %%
times.append(time.time())
print(np.diff(times))

# %% [case]
import time
import numpy as np
times = [time.time()]
# %%
x = sum(range(10))
# %%
times.append(time.time())
a = np.array(times)
print(a[1:] - a[:-1])

# %% [case]
import time
times = [time.time()]
# %%
x = sum(range(10))
# %%
times.append(time.time())
print([b - a for a, b in zip(times, times[1:])])

# %% [case]
import time
def tic():
    global _t
    _t = time.time()
def toc():
    print(time.time() - _t)
# %%
tic()
# %%
x = sum(range(10))
# %%
toc()

# %% [case]
import time
class Timer:
    def start(self):
        self.t = time.perf_counter()
    def stop(self):
        return time.perf_counter() - self.t
# %%
t = Timer()
t.start()
# %%
x = sum(range(10))
# %%
print(t.stop())

# %% [case]
import time
class Timer:
    def __init__(self):
        self.t = time.perf_counter()
    @property
    def elapsed(self):
        return time.perf_counter() - self.t
# %%
t = Timer()
# %%
x = sum(range(10))
# %%
print(t.elapsed)

# %% [case]
import time
def since(t):
    return time.time() - t
# %%
t = time.time()
# %%
x = sum(range(10))
# %%
print(since(t))

# %% [case]
import time
class box: pass
box.t = time.time()
# %%
x = sum(range(10))
# %%
print(time.time() - box.t)

# %% [case]
import time
t = -time.time()
# %%
x = sum(range(10))
# %%
t += time.time()
print(t)

# %% [case]
import time
t = int(round(time.time() * 1000))
# %%
x = sum(range(10))
# %%
print(int(round(time.time() * 1000)) - t)

# %% [case]
import time
deadline = time.time() + 60
# %%
x = sum(range(10))
# %%
print(time.time() > deadline)

# %% [case]
import time
from datetime import timedelta
start = time.monotonic()
# %%
x = sum(range(10))
# %%
end = time.monotonic()
print(timedelta(seconds=end - start))

# %% [case]
import time, operator
start = time.monotonic()
# %%
x = sum(range(10))
# %%
print(operator.sub(time.monotonic(), start))

# %% [case]
import time
start = time.process_time()
# %%
x = sum(range(10))
# %%
print(time.process_time() - start)

# %% [case]
from datetime import datetime
start = datetime.now()
# %%
x = sum(range(10))
# %%
print(datetime.now().second - start.second)

# %% [case]
from datetime import datetime
start = datetime.now()
# %%
x = sum(range(10))
# %%
print(datetime.now().__sub__(start))

# %% [case]
import time
start, name = time.time(), "a"
# %%
x = sum(range(10))
# %%
print(time.time() - start)

# %% [case]
import time
clock = time.time
start = clock()
# %%
x = sum(range(10))
# %%
print(clock() - start)

# %% [case]
import resource
start = resource.getrusage(resource.RUSAGE_SELF).ru_utime
# %%
x = sum(range(10))
# %%
print(resource.getrusage(resource.RUSAGE_SELF).ru_utime - start)

# %% [case]
import time
start = time.time()
# %%
import json
# %%
print(time.time() - start)

# %% [case]
import pendulum
start = pendulum.now()
# %%
x = sum(range(10))
# %%
print(pendulum.now() - start)

# %% [case]
import cv2
start = cv2.getTickCount()
# %%
x = sum(range(10))
# %%
print((cv2.getTickCount() - start) / cv2.getTickFrequency())

# %% [case]
import time
def timer():
    start = time.time()
    def stop():
        return time.time() - start
    return stop
# %%
stop = timer()
# %%
x = sum(range(10))
# %%
print(stop())
