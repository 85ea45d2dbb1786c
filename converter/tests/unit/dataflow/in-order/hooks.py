# %% [case]
import sys, io
buf = io.StringIO()
old = sys.stdout
sys.stdout = buf
# %%
print("a")
# %%
sys.stdout = old
print(buf.getvalue())

# %% [case]
import sys, io
class Tee:
    def __init__(self): self.kept = []
    def write(self, t): self.kept.append(t)
    def flush(self): pass
tee = Tee()
old = sys.stdout
sys.stdout = tee
# %%
print("a")
# %%
x = tee.kept[:]
sys.stdout = old
print(x)

# %% [case]
import builtins
seen = []
old = print
builtins.print = lambda *a: seen.append(a)
# %%
print("a")
# %%
old(seen)

# %% [case]
import logging, io
buf = io.StringIO()
log = logging.getLogger("a")
log.addHandler(logging.StreamHandler(buf))
# %%
log.warning("hi")
# %%
print(buf.getvalue())

# %% [case]
import logging, io
buf = io.StringIO()
logging.basicConfig(stream=buf, force=True)
# %%
logging.warning("hi")
# %%
print(buf.getvalue())

# %% [case]
import numpy as np
seen = []
np.set_printoptions(formatter={"int": lambda x: seen.append(x) or "i"})
a = np.array([1, 2])
# %%
print(a)
# %%
print(seen)

# %% [case]
import pandas as pd
seen = []
pd.set_option("display.float_format", lambda x: seen.append(x) or "f")
df = pd.DataFrame({"a": [1.5]})
# %%
print(df)
# %%
print(seen)

# %% [case]
import numpy as np
seen = []
np.seterr(all="call")
np.seterrcall(lambda *a: seen.append(a))
# %%
np.array([1.0]) / 0
# %%
print(len(seen))

# %% [case]
import warnings
seen = []
warnings.showwarning = seen.append
warnings.showwarning = lambda *a, **k: seen.append(1)
# %%
import numpy as np
np.array([1.0]) / 0
# %%
print(len(seen))

# %% [case]
import pandas as pd
seen = []
get_ipython().display_formatter.formatters["text/html"].for_type(pd.DataFrame, lambda d: seen.append(1) or "x")
df = pd.DataFrame({"a": [1]})
# %%
df
# %%
print(len(seen))

# %% [case]
import json
seen = []
old = json.JSONEncoder.default
def default(self, o):
    seen.append(o)
    return 1
json.JSONEncoder.default = default
# %%
json.dumps({1, 2})
# %%
print(seen)

# %% [case]
import random
seen = []
class R(random.Random):
    def random(self):
        seen.append(1)
        return 0.5
r = R()
# %%
r.random()
# %%
print(seen)

# %% [case]
import random
seen = []
class R(random.Random):
    def random(self):
        seen.append(1)
        return 0.5
r = R()
# %%
r.uniform(1, 2)
# %%
print(seen)

# %% [case]
import pandas as pd
seen = []
@pd.api.extensions.register_dataframe_accessor("mine")
class Mine:
    def __init__(self, df): self.df = df
    def note(self): seen.append(1)
df = pd.DataFrame({"a": [1]})
# %%
df.mine.note()
# %%
print(seen)

# %% [case]
import pandas as pd
seen = []
pd.DataFrame.note = lambda self: seen.append(1)
df = pd.DataFrame({"a": [1]})
# %%
df.note()
# %%
print(seen)

# %% [case]
import sys
seen = []
class Finder:
    def find_spec(self, name, path=None, target=None):
        seen.append(name)
sys.meta_path.insert(0, Finder())
# %%
import wave
# %%
print(seen)

# %% [case]
import codecs
seen = []
codecs.register_error("note", lambda e: (seen.append(1) or "", e.end))
# %%
b"\xff".decode("ascii", errors="note")
# %%
print(seen)

# %% [case]
import copyreg, pickle
seen = []
class A: pass
copyreg.pickle(A, lambda a: seen.append(1) or (A, ()))
a = A()
# %%
pickle.dumps(a)
# %%
print(seen)

# %% [case]
import sqlite3
seen = []
class A: pass
sqlite3.register_adapter(A, lambda a: seen.append(1) or "a")
c = sqlite3.connect(":memory:")
# %%
c.execute("select ?", (A(),)).fetchall()
# %%
print(seen)

# %% [case]
from functools import singledispatch
seen = []
@singledispatch
def f(x): pass
@f.register(int)
def _int(x): seen.append(x)
# %%
f(1)
# %%
print(seen)

# %% [case]
import gc
seen = []
gc.callbacks.append(lambda *a: seen.append(1))
# %%
gc.collect()
# %%
print(len(seen) > 0)

# %% [case]
import sys
seen = []
sys.addaudithook(lambda *a: seen.append(1) if a[0] == "open" else None)
open("q", "w").close()
seen.clear()
# %%
open("q").close()
# %%
print(len(seen) > 0)

# %% [case]
import atexit, threading
seen = []
def f(): seen.append(1)
t = threading.Timer(0.01, f)
t.start()
# %%
import time
time.sleep(0.1)
# %%
print(seen)

# %% [case]
import contextlib, io
buf = io.StringIO()
# %%
with contextlib.redirect_stdout(buf):
    print("a")
# %%
print(buf.getvalue())
