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

# %% [case]
import logging
seen = []
class F(logging.Formatter):
    def format(self, r): seen.append(1); return "x"
h = logging.StreamHandler(); h.setFormatter(F())
log = logging.getLogger("q1"); log.addHandler(h)
# %%
log.warning("a")
# %%
print(seen)

# %% [case]
import logging
seen = []
class F:
    def filter(self, r): seen.append(1); return True
log = logging.getLogger("q2"); log.addFilter(F())
# %%
log.warning("a")
# %%
print(seen)

# %% [case]
import logging
seen = []
old = logging.getLogRecordFactory()
def make(*a, **k): seen.append(1); return old(*a, **k)
logging.setLogRecordFactory(make)
# %%
logging.warning("a")
# %%
print(seen)

# %% [case]
import logging
seen = []
class L(logging.Logger):
    def warning(self, *a, **k): seen.append(1)
logging.setLoggerClass(L)
# %%
logging.getLogger("new1").warning("a")
# %%
print(seen)

# %% [case]
import warnings
seen = []
warnings.formatwarning = lambda *a, **k: seen.append(1) or "w"
# %%
warnings.warn("x")
# %%
print(seen)

# %% [case]
import sys, threading
seen = []
threading.excepthook = lambda a: seen.append(1)
# %%
t = threading.Thread(target=lambda: 1 / 0); t.start(); t.join()
# %%
print(seen)

# %% [case]
import numpy as np
seen = []
np.set_printoptions(formatter={"all": seen.append})
np.set_printoptions(formatter={"all": lambda v: seen.append(1) or "v"})
# %%
str(np.array([1]))
# %%
print(len(seen) > 0)

# %% [case]
import pandas as pd
seen = []
pd.options.display.float_format = lambda v: seen.append(1) or "v"
# %%
str(pd.DataFrame({"a": [1.5]}))
# %%
print(len(seen) > 0)

# %% [case]
import time
seen = []
old = time.time
time.time = lambda: seen.append(1) or 0
# %%
t = time.time()
# %%
time.time = old
print(seen)

# %% [case]
import random
seen = []
old = random.random
random.random = lambda: seen.append(1) or 0
# %%
x = random.random()
# %%
random.random = old
print(seen)

# %% [case]
import pandas as pd
seen = []
old = pd.DataFrame.head
pd.DataFrame.head = lambda self, n=5: seen.append(1) or old(self, n)
df = pd.DataFrame({"a": [1]})
# %%
df.head()
# %%
print(seen)

# %% [case]
import pandas as pd
seen = []
old = pd.read_csv
def read(*a, **k): seen.append(1); return old(*a, **k)
pd.read_csv = read
import io
# %%
pd.read_csv(io.StringIO("a\n1"))
# %%
print(seen)

# %% [case]
import os
seen = []
old = os.listdir
os.listdir = lambda *a: seen.append(1) or old(*a)
# %%
os.listdir(".")
# %%
os.listdir = old
print(seen)

# %% [case]
from unittest.mock import patch
seen = []
p = patch("os.getcwd", side_effect=lambda: seen.append(1) or "x")
p.start()
# %%
import os
os.getcwd()
# %%
p.stop()
print(seen)

# %% [case]
import weakref
seen = []
class A: pass
a = A()
weakref.finalize(a, seen.append, 1)
# %%
del a
# %%
print(seen)

# %% [case]
import codecs
seen = []
def search(name):
    seen.append(name)
codecs.register(search)
# %%
try: "a".encode("nosuch-1")
except LookupError: pass
# %%
print(seen)

# %% [case]
from abc import ABC
seen = []
class S(ABC):
    @classmethod
    def __subclasshook__(cls, c): seen.append(1); return True
# %%
isinstance(1, S)
# %%
print(seen)

# %% [case]
import ast
seen = []
class T(ast.NodeTransformer):
    def visit_Name(self, n): seen.append(1); return n
t = T()
# %%
t.visit(ast.parse("a"))
# %%
print(seen)

# %% [case]
import cmd
seen = []
class C(cmd.Cmd):
    def do_x(self, a): seen.append(a)
c = C()
# %%
c.onecmd("x 1")
# %%
print(seen)

# %% [case]
import argparse
seen = []
class A(argparse.Action):
    def __call__(self, *a): seen.append(1)
p = argparse.ArgumentParser(); p.add_argument("--x", action=A)
# %%
p.parse_args(["--x", "1"])
# %%
print(seen)

# %% [case]
import string
seen = []
class T(string.Template):
    @property
    def pattern2(self): return 1
class D(dict):
    def __getitem__(self, k): seen.append(k); return "v"
# %%
string.Template("$a").substitute(D())
# %%
print(seen)

# %% [case]
import collections.abc
seen = []
class M(collections.abc.Mapping):
    def __getitem__(self, k): seen.append(k); return 1
    def __iter__(self): return iter(["a"])
    def __len__(self): return 1
m = M()
# %%
m.get("a")
# %%
print(seen)

# %% [case]
import collections.abc
seen = []
class M(collections.abc.Mapping):
    def __getitem__(self, k): seen.append(k); return 1
    def __iter__(self): return iter(["a"])
    def __len__(self): return 1
m = M()
# %%
dict(m)
# %%
print(seen)

# %% [case]
import collections.abc
seen = []
class S(collections.abc.Sequence):
    def __getitem__(self, k):
        seen.append(k)
        return [1, 2][k]
    def __len__(self): return 2
s = S()
# %%
s.index(2)
# %%
print(seen)

# %% [case]
import collections
seen = []
class L(collections.UserList):
    def append(self, x): seen.append(x); super().append(x)
l = L()
# %%
l.append(1)
# %%
print(seen)

# %% [case]
import threading
seen = []
class T(threading.Thread):
    def run(self): seen.append(1)
t = T()
# %%
t.start(); t.join()
# %%
print(seen)

# %% [case]
import io
seen = []
class R(io.RawIOBase):
    def readable(self): return True
    def readinto(self, b): seen.append(1); return 0
r = R()
# %%
r.read(3)
# %%
print(seen)

# %% [case]
import contextlib
seen = []
class C(contextlib.AbstractContextManager):
    def __exit__(self, *a): seen.append(1)
c = C()
# %%
with c: pass
# %%
print(seen)

# %% [case]
import enum
seen = []
class E(enum.Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): seen.append(v); return cls.A
# %%
E(7)
# %%
print(seen)

# %% [case]
import enum
seen = []
class E(enum.Enum):
    def _generate_next_value_(name, *a): seen.append(name); return name
# %%
class F(E):
    X = enum.auto()
# %%
print(seen)

# %% [case]
import typing
seen = []
class G:
    def __class_getitem__(cls, k): seen.append(k); return cls
# %%
G[int]
# %%
print(seen)

# %% [case]
import decimal
seen = []
class D(decimal.Decimal):
    def __add__(self, o): seen.append(1); return self
d = D(1)
# %%
d + 1
# %%
print(seen)

# %% [case]
import random
seen = []
class R(random.Random):
    def random(self): seen.append(1); return 0.5
r = R()
l = [1, 2, 3]
# %%
r.shuffle(l)
# %%
print(len(seen) >= 0, l)

# %% [case]
import json
seen = []
class D(json.JSONDecoder):
    def decode(self, s): seen.append(s); return 1
# %%
json.loads("1", cls=D)
# %%
print(seen)

# %% [case]
import pickle, io
seen = []
class P(pickle.Pickler):
    def persistent_id(self, o): seen.append(1)
p = P(io.BytesIO())
# %%
p.dump([1])
# %%
print(len(seen) > 0)

# %% [case]
import csv
seen = []
def rows():
    seen.append(1)
    yield "a,b"
r = csv.reader(rows())
# %%
next(r)
# %%
print(seen)

# %% [case]
import heapq
seen = []
def g():
    seen.append(1)
    yield 1
m = heapq.merge(g(), [2])
# %%
list(m)
# %%
print(seen)

# %% [case]
import shutil
seen = []
import os
os.makedirs("dz", exist_ok=True)
# %%
shutil.copytree("dz", "dy", ignore=lambda d, n: seen.append(d) or [])
# %%
print(len(seen))

# %% [case]
import shutil, os
seen = []
# %%
shutil.rmtree("nosuch", onerror=lambda *a: seen.append(1))
# %%
print(len(seen))

# %% [case]
import os
seen = []
# %%
for x in os.walk("nosuch", onerror=seen.append): pass
# %%
print(len(seen))

# %% [case]
import re
seen = []
class K:
    def __call__(self, m): seen.append(1); return "x"
# %%
re.compile("a").sub(K(), "aa")
# %%
print(seen)

# %% [case]
import difflib
seen = []
# %%
difflib.SequenceMatcher(lambda c: seen.append(c), "ab", "ab").ratio()
# %%
print(len(seen) > 0)

# %% [case]
import textwrap
seen = []
# %%
textwrap.indent("a\nb", " ", lambda l: seen.append(l) or True)
# %%
print(seen)

# %% [case]
import inspect
seen = []
# %%
inspect.getmembers(int, lambda o: seen.append(1))
# %%
print(len(seen) > 0)

# %% [case]
import timeit
seen = []
# %%
timeit.repeat(lambda: seen.append(1), number=1, repeat=2)
# %%
print(seen)

# %% [case]
import urllib.request
seen = []
open("u", "w").write("x")
import pathlib
u = pathlib.Path("u").resolve().as_uri()
# %%
urllib.request.urlretrieve(u, "v", reporthook=lambda *a: seen.append(1))
# %%
print(len(seen) > 0)

# %% [case]
import tarfile, io
seen = []
open("a", "w").close()
t = tarfile.open("t.tar", "w")
# %%
t.add("a", filter=lambda i: seen.append(1) or i)
# %%
print(seen)

# %% [case]
import sqlite3
seen = []
c = sqlite3.connect(":memory:")
class Agg:
    def step(self, v): seen.append(v)
    def finalize(self): return 1
c.create_aggregate("agg", 1, Agg)
# %%
c.execute("select agg(1)").fetchall()
# %%
print(seen)

# %% [case]
import sqlite3
seen = []
c = sqlite3.connect(":memory:")
c.row_factory = lambda k, r: seen.append(1) or r
# %%
c.execute("select 1").fetchall()
# %%
print(seen)

# %% [case]
import sqlite3
seen = []
c = sqlite3.connect(":memory:")
c.create_collation("co", lambda a, b: seen.append(1) or 0)
c.execute("create table t(a)"); c.executemany("insert into t values (?)", [("a",), ("b",)])
# %%
c.execute("select a from t order by a collate co").fetchall()
# %%
print(len(seen) > 0)

# %% [case]
import xml.sax, io
seen = []
class H(xml.sax.ContentHandler):
    def startElement(self, n, a): seen.append(n)
# %%
xml.sax.parse(io.StringIO("<a/>"), H())
# %%
print(seen)

# %% [case]
from xml.parsers import expat
seen = []
p = expat.ParserCreate()
p.StartElementHandler = lambda n, a: seen.append(n)
# %%
p.Parse("<a/>")
# %%
print(seen)

# %% [case]
import concurrent.futures as cf
seen = []
f = cf.Future()
f.add_done_callback(lambda f: seen.append(1))
# %%
f.set_result(1)
# %%
print(seen)
