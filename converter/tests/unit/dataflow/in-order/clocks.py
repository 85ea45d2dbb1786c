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

# %% [case]
from codecarbon import EmissionsTracker
t = EmissionsTracker()
t.start()
# %%
x = sum(range(10))
# %%
print(t.stop())

# %% [case]
import tracemalloc
tracemalloc.start()
# %%
x = list(range(10))
# %%
tracemalloc.stop()

# %% [case]
import cProfile
p = cProfile.Profile()
p.enable()
# %%
x = list(range(10))
# %%
p.disable(); p.print_stats()

# %% [case]
from pytictoc import TicToc
t = TicToc()
t.tic()
# %%
x = list(range(10))
# %%
t.toc()

# %% [case]
from ttictoc import tic, toc
tic()
# %%
x = list(range(10))
# %%
print(toc())

# %% [case]
from codetiming import Timer
t = Timer()
# %%
t.start()
# %%
x = list(range(10))
# %%
t.stop()

# %% [case]
import time
laps = []
def lap(name): laps.append((name, time.time()))
lap("a")
# %%
x = list(range(10))
# %%
lap("b")
print(laps[1][1] - laps[0][1])

# %% [case]
import time
times = {}
def start(k): times[k] = time.time()
def stop(k): times[k] = time.time() - times[k]
start("a")
# %%
x = list(range(10))
# %%
stop("a"); print(times)

# %% [case]
import time, pandas as pd
rows = [{"t": time.time()}]
# %%
x = list(range(10))
# %%
rows.append({"t": time.time()})
print(rows[1]["t"] - rows[0]["t"])

# %% [case]
import time, pandas as pd
rows = [time.time()]
# %%
x = list(range(10))
# %%
rows.append(time.time())
print(pd.Series(rows).diff())

# %% [case]
import datetime
start = datetime.datetime.now()
# %%
x = list(range(10))
# %%
elapsed = datetime.datetime.now() - start
print(elapsed.seconds // 60)

# %% [case]
import datetime
start = datetime.datetime.utcnow().replace(microsecond=0)
# %%
x = list(range(10))
# %%
print(datetime.datetime.utcnow().replace(microsecond=0) - start)

# %% [case]
import time
start = None
def begin():
    global start
    if start is None: start = time.time()
begin()
# %%
x = list(range(10))
# %%
print((time.time() - start) / 60)

# %% [case]
import time
start = time.time()
def elapsed(): return time.time() - start
# %%
x = list(range(10))
# %%
print(elapsed())

# %% [case]
import time
start = time.time()
elapsed = lambda: time.time() - start
# %%
x = list(range(10))
# %%
print(elapsed())

# %% [case]
import time
class Timer:
    def __enter__(self): self.t = time.time(); return self
    def __exit__(self, *a): print(time.time() - self.t)
t = Timer()
t.__enter__()
# %%
x = list(range(10))
# %%
t.__exit__(None, None, None)

# %% [case]
import time
class Timer:
    times = {}
    @classmethod
    def start(cls, k): cls.times[k] = time.time()
    @classmethod
    def stop(cls, k): return time.time() - cls.times[k]
Timer.start("a")
# %%
x = list(range(10))
# %%
print(Timer.stop("a"))

# %% [case]
import time
t = [0, 0]
t[0] = time.time()
# %%
x = list(range(10))
# %%
t[1] = time.time()
print(t[1] - t[0])

# %% [case]
import time
from collections import namedtuple
R = namedtuple("R", "name t")
r = R("a", time.time())
# %%
x = list(range(10))
# %%
print(time.time() - r.t)

# %% [case]
import time
from types import SimpleNamespace
r = SimpleNamespace(t=time.time())
# %%
x = list(range(10))
# %%
print(time.time() - r.t)

# %% [case]
import time
from dataclasses import dataclass, field
@dataclass
class Timer:
    t: float = field(default_factory=time.time)
t = Timer()
# %%
x = sum(range(10))
# %%
print(time.time() - t.t)

# %% [case]
from dataclasses import dataclass, field
from datetime import datetime
@dataclass
class Run:
    at: datetime = field(default_factory=datetime.now)
r = Run()
# %%
x = sum(range(10))
# %%
print(datetime.now() - r.at)

# %% [case]
import time
start = time.time_ns()
# %%
x = sum(range(10))
# %%
print(f"{(time.time_ns() - start) / 1e9:.1f}s")

# %% [case]
import time
start = time.time()
# %%
x = sum(range(10))
# %%
hours, rem = divmod(time.time() - start, 3600)
print(hours)

# %% [case]
import time
start = time.time()
# %%
x = sum(range(10))
# %%
print("--- %s seconds ---" % (time.time() - start))

# %% [case]
import time
from humanize import naturaltime
start = time.time()
# %%
x = sum(range(10))
# %%
print(naturaltime(start))

# %% [case]
import os, psutil
p = psutil.Process()
before = p.memory_info().rss
# %%
x = list(range(10))
# %%
print(p.memory_info().rss - before)

# %% [case]
import psutil
before = psutil.virtual_memory().used
# %%
x = list(range(10))
# %%
print(psutil.virtual_memory().used - before)

# %% [case]
import torch
before = torch.cuda.memory_allocated()
# %%
x = list(range(10))
# %%
print(torch.cuda.memory_allocated() - before)

# %% [case]
import time
start = time.time()
# %%
x = list(range(10))
# %%
assert time.time() - start < 60

# %% [case]
import time
start = time.time()
# %%
x = list(range(10))
# %%
if time.time() > start + 60: print("slow")

# %% [case]
import time
start = time.time()
# %%
x = list(range(10))
# %%
print(max(0, time.time() - start))

# %% [case]
import time
start = time.localtime()
# %%
x = list(range(10))
# %%
print(time.mktime(time.localtime()) - time.mktime(start))

# %% [case]
import time
start = time.time()
# %%
x = list(range(10))
# %%
start -= time.time()
print(-start)

# %% [case]
import time
start = time.time()
# %%
x = list(range(10))
# %%
end = time.time()
# %%
total = round(end - start, 2)

# %% [case]
import time
def lap():
    t = time.time()
    while True:
        now = time.time()
        yield now - t
        t = now
laps = lap()
next(laps)
# %%
x = sum(range(10))
# %%
print(next(laps))
