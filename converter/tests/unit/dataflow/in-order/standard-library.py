# %% [case]
import queue
q = queue.PriorityQueue()
q.put(2)
# %%
q.put(1)
# %%
print(q.get())

# %% [case]
import queue
q = queue.LifoQueue()
a = []
q.put(a)
# %%
q.queue[0].append(1)
# %%
print(a)

# %% [case]
import queue
q = queue.Queue()
a = []
q.put(a)
# %%
q.get().append(1)
# %%
print(a)

# %% [case]
import queue
q = queue.Queue(maxsize=2)
# %%
q.put_nowait(1)
# %%
print(q.qsize(), q.full(), q.empty())

# %% [case]
import sched, time
l = []
s = sched.scheduler(time.time, lambda x: None)
s.enter(0, 1, l.append, (1,))
# %%
s.run()
# %%
print(l)

# %% [case]
import sched, time
l = []
s = sched.scheduler()
# %%
s.enter(0, 1, l.append, (1,))
# %%
s.run(); print(l)

# %% [case]
import asyncio
l = []
async def f(): l.append(1)
# %%
await f()
# %%
print(l)

# %% [case]
import asyncio
l = []
async def f(): l.append(1)
# %%
await asyncio.gather(f(), f())
# %%
print(l)

# %% [case]
import asyncio
l = []
async def f(): l.append(1)
c = f()
# %%
await c
# %%
print(l)

# %% [case]
import asyncio
l = []
async def f(): l.append(1)
# %%
await asyncio.wait_for(f(), 1)
# %%
print(l)

# %% [case]
import asyncio
e = asyncio.Event()
# %%
e.set()
# %%
print(e.is_set())

# %% [case]
import asyncio
lock = asyncio.Lock()
# %%
await lock.acquire()
# %%
print(lock.locked())

# %% [case]
import asyncio
f = asyncio.get_event_loop().create_future()
# %%
f.set_result(1)
# %%
print(await f)

# %% [case]
import asyncio
l = []
async def g():
    for i in range(2):
        l.append(i)
        yield i
# %%
async for x in g(): pass
# %%
print(l)

# %% [case]
import asyncio
l = []
class C:
    async def __aenter__(self): l.append(1)
    async def __aexit__(self, *a): l.append(2)
# %%
async with C(): pass
# %%
print(l)

# %% [case]
import asyncio
l = []
class C:
    def __await__(self):
        l.append(1)
        return iter([])
# %%
await C()
# %%
print(l)

# %% [case]
from concurrent.futures import ThreadPoolExecutor
l = []
e = ThreadPoolExecutor(1)
f = e.submit(sum, [1])
# %%
f.add_done_callback(l.append)
# %%
e.shutdown(); print(len(l))

# %% [case]
from concurrent.futures import Future
f = Future()
# %%
f.set_result(3)
# %%
print(f.result())

# %% [case]
from concurrent.futures import ThreadPoolExecutor
l = []
# %%
with ThreadPoolExecutor(1) as e: e.submit(l.append, 1)
# %%
print(l)

# %% [case]
from concurrent.futures import ThreadPoolExecutor
l = []
# %%
with ThreadPoolExecutor(1) as e: list(e.map(lambda x: l.append(x), [1]))
# %%
print(l)

# %% [case]
import threading
l = threading.local()
# %%
l.x = 1
# %%
print(l.x)

# %% [case]
import threading
e = threading.Event()
# %%
e.set()
# %%
print(e.is_set())

# %% [case]
import subprocess
# %%
subprocess.run("echo hi > q.txt", shell=True)
# %%
print(open("q.txt").read())

# %% [case]
import subprocess
open("q.txt", "w").write("a")
# %%
open("q.txt", "w").write("b")
# %%
print(subprocess.run(["cat", "q.txt"], capture_output=True).stdout)

# %% [case]
import subprocess
p = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
# %%
p.stdin.write(b"hi"); p.stdin.close()
# %%
print(p.stdout.read())

# %% [case]
import subprocess
p = subprocess.Popen(["sleep", "0"])
# %%
p.wait()
# %%
print(p.returncode)

# %% [case]
import shutil
open("a", "w").write("1")
# %%
shutil.copy("a", "b")
# %%
print(open("b").read())

# %% [case]
import shutil, os
os.mkdir("d"); open("d/a", "w").close()
# %%
shutil.rmtree("d")
# %%
print(os.path.exists("d/a"))

# %% [case]
import shutil, os
os.mkdir("d"); open("d/a", "w").close()
# %%
shutil.make_archive("z", "zip", "d")
# %%
print(os.path.exists("z.zip"))

# %% [case]
import os
open("a", "w").close()
# %%
os.rename("a", "b")
# %%
print(os.path.exists("a"))

# %% [case]
import configparser
c = configparser.ConfigParser()
# %%
c.read_string("[a]\nx=1")
# %%
print(c["a"]["x"])

# %% [case]
import configparser
c = configparser.ConfigParser()
c["a"] = {}
s = c["a"]
# %%
s["x"] = "1"
# %%
print(c.get("a", "x"))

# %% [case]
import configparser
c = configparser.ConfigParser()
c.add_section("a")
# %%
c.set("a", "x", "1")
# %%
print(c.items("a"))

# %% [case]
import configparser
c = configparser.ConfigParser()
c["a"] = {"x": "1"}
# %%
with open("c.ini", "w") as f: c.write(f)
# %%
print(open("c.ini").read())

# %% [case]
import argparse
n = argparse.Namespace(a=[])
# %%
n.a.append(1)
# %%
print(n)

# %% [case]
import argparse
n = argparse.Namespace()
# %%
n.b = 3
# %%
print(vars(n))

# %% [case]
import argparse
p = argparse.ArgumentParser()
# %%
p.add_argument("--x", default=3)
# %%
print(p.parse_args([]))

# %% [case]
import argparse
p = argparse.ArgumentParser()
g = p.add_mutually_exclusive_group()
# %%
g.add_argument("--x", default=3)
# %%
print(p.parse_args([]))

# %% [case]
import argparse
p = argparse.ArgumentParser()
n = argparse.Namespace()
p.add_argument("--x", default=3)
# %%
p.parse_args([], namespace=n)
# %%
print(n)

# %% [case]
import argparse
p = argparse.ArgumentParser()
p.add_argument("--x")
# %%
p.set_defaults(x=4)
# %%
print(p.parse_args([]))

# %% [case]
import string
t = string.Template("$a")
# %%
t.template = "$b"
# %%
print(t.safe_substitute(b=1))

# %% [case]
import string
d = {}
t = string.Template("$a")
# %%
d["a"] = 2
# %%
print(t.safe_substitute(d))

# %% [case]
import decimal
# %%
decimal.getcontext().prec = 3
# %%
print(decimal.Decimal(1) / 3)

# %% [case]
import decimal
c = decimal.getcontext()
# %%
c.prec = 3
# %%
print(decimal.Decimal(1) / 3)

# %% [case]
import decimal
c = decimal.Context(prec=3)
# %%
c.prec = 5
# %%
print(c.divide(decimal.Decimal(1), 3))

# %% [case]
import decimal
c = decimal.Context()
# %%
c.divide(decimal.Decimal(1), 3)
# %%
print(c.flags[decimal.Inexact])

# %% [case]
import decimal
# %%
decimal.Decimal(1) / 3
# %%
print(decimal.getcontext().flags[decimal.Inexact])

# %% [case]
import calendar
# %%
calendar.setfirstweekday(6)
# %%
print(calendar.month(2024, 1))

# %% [case]
import calendar
c = calendar.TextCalendar()
# %%
c.setfirstweekday(6)
# %%
print(c.formatmonth(2024, 1))

# %% [case]
import calendar
c = calendar.Calendar()
# %%
c.firstweekday = 6
# %%
print(list(c.iterweekdays()))

# %% [case]
from unittest.mock import patch
import os
p = patch("os.getcwd", return_value="X")
# %%
p.start()
# %%
print(os.getcwd())

# %% [case]
from unittest.mock import Mock
m = Mock()
# %%
m(1)
# %%
print(m.call_args)

# %% [case]
from unittest.mock import Mock
m = Mock()
# %%
m.a.b.return_value = 3
# %%
print(m.a.b())

# %% [case]
from unittest.mock import patch
x = {"a": 1}
p = patch.dict(x, {"a": 2})
# %%
p.start()
# %%
print(x)

# %% [case]
from unittest.mock import patch
class A: v = 1
p = patch.object(A, "v", 2)
# %%
p.start()
# %%
print(A.v)

# %% [case]
from unittest.mock import patch
log = []
class A:
    def f(self): pass
# %%
with patch.object(A, "f", lambda s: log.append(1)): A().f()
# %%
print(log)

# %% [case]
import unittest
log = []
class T(unittest.TestCase):
    def test_a(self): log.append(1)
# %%
unittest.main(argv=["x"], exit=False)
# %%
print(log)

# %% [case]
import unittest
log = []
class T(unittest.TestCase):
    def test_a(self): log.append(1)
s = unittest.TestLoader().loadTestsFromTestCase(T)
# %%
unittest.TextTestRunner().run(s)
# %%
print(log)

# %% [case]
import doctest
log = []
def f():
    """
    >>> f()
    """
    log.append(1)
# %%
doctest.run_docstring_examples(f, globals())
# %%
print(log)

# %% [case]
import doctest
log = []
def f():
    """
    >>> f()
    """
    log.append(1)
# %%
doctest.testmod()
# %%
print(log)

# %% [case]
import graphlib
g = graphlib.TopologicalSorter()
g.add(1, 2)
# %%
g.add(2, 3)
# %%
print(list(g.static_order()))

# %% [case]
import graphlib
g = graphlib.TopologicalSorter({1: [2]})
g.prepare()
# %%
g.done(*g.get_ready())
# %%
print(g.get_ready())

# %% [case]
import heapq
h = [3, 2, 1]
# %%
heapq.heapify(h)
# %%
print(h)

# %% [case]
import heapq
h = [1, 2]
# %%
heapq.heappushpop(h, 5)
# %%
print(h)

# %% [case]
from heapq import heappush as push
h = []
# %%
push(h, 3)
# %%
print(h)

# %% [case]
import heapq
a = [[1], [2]]
m = heapq.merge(*a)
# %%
a[0].append(5)
# %%
print(list(m))

# %% [case]
import bisect
l = [1, 3]
# %%
bisect.insort(l, 2)
# %%
print(l)

# %% [case]
import bisect
l = [1, 3]
# %%
bisect.insort_left(l, 2)
# %%
print(l)

# %% [case]
import array
a = array.array("i", [1, 2])
# %%
a[0] = 5
# %%
print(a)

# %% [case]
import array
a = array.array("i", [1, 2])
m = memoryview(a)
# %%
m[0] = 5
# %%
print(a)

# %% [case]
import array, numpy as np
a = array.array("i", [1, 2])
n = np.frombuffer(a, dtype="i4")
# %%
n[0] = 5
# %%
print(a)

# %% [case]
import array
a = array.array("i", [1, 2])
# %%
a.frombytes(b"\1\0\0\0")
# %%
print(a)

# %% [case]
import struct
b = bytearray(8)
# %%
struct.pack_into("i", b, 0, 5)
# %%
print(b)

# %% [case]
import struct
b = bytearray(8)
s = struct.Struct("i")
# %%
s.pack_into(b, 0, 5)
# %%
print(b)

# %% [case]
import struct
b = bytearray(8)
m = memoryview(b)[4:]
# %%
struct.pack_into("i", m, 0, 5)
# %%
print(b)

# %% [case]
b = bytearray(8)
m = memoryview(b).cast("i")
# %%
m[0] = 5
# %%
print(b)

# %% [case]
b = bytearray(b"abc")
m = memoryview(b)
# %%
m.release()
# %%
b.append(1); print(b)

# %% [case]
import ctypes
a = (ctypes.c_int * 3)()
# %%
a[0] = 5
# %%
print(list(a))

# %% [case]
import ctypes
i = ctypes.c_int(1)
p = ctypes.pointer(i)
# %%
p.contents.value = 5
# %%
print(i.value)

# %% [case]
import ctypes
i = ctypes.c_int(1)
p = ctypes.pointer(i)
# %%
p[0] = 5
# %%
print(i.value)

# %% [case]
import ctypes
b = bytearray(4)
c = (ctypes.c_char * 4).from_buffer(b)
# %%
c[0] = b"x"
# %%
print(b)

# %% [case]
import ctypes
b = ctypes.create_string_buffer(4)
# %%
ctypes.memset(b, 65, 2)
# %%
print(b.raw)

# %% [case]
import ctypes
class S(ctypes.Structure): _fields_ = [("a", ctypes.c_int)]
s = S()
# %%
s.a = 4
# %%
print(s.a)

# %% [case]
import sqlite3
c = sqlite3.connect(":memory:")
# %%
c.execute("create table a(b)")
# %%
print(c.execute("select count(*) from a").fetchall())

# %% [case]
import sqlite3
c = sqlite3.connect(":memory:")
k = c.cursor()
c.execute("create table a(b)")
# %%
k.execute("insert into a values (1)")
# %%
print(list(c.execute("select * from a")))

# %% [case]
import sqlite3
c = sqlite3.connect(":memory:")
# %%
c.row_factory = sqlite3.Row
# %%
print(type(c.execute("select 1 as a").fetchone()))

# %% [case]
import sqlite3
c = sqlite3.connect(":memory:")
c.execute("create table a(b)")
k = c.execute("select 1 union select 2")
# %%
k.fetchone()
# %%
print(k.fetchall())

# %% [case]
import sqlite3
c = sqlite3.connect(":memory:")
c.execute("create table a(b)"); c.execute("insert into a values (1)")
# %%
c.rollback()
# %%
print(c.execute("select * from a").fetchall())

# %% [case]
import sqlite3, pandas as pd
c = sqlite3.connect(":memory:")
# %%
pd.DataFrame({"a": [1]}).to_sql("t", c)
# %%
print(pd.read_sql("select * from t", c))

# %% [case]
import xml.etree.ElementTree as ET
r = ET.fromstring("<a><b/></a>")
# %%
r[0].text = "x"
# %%
print(ET.tostring(r))

# %% [case]
import xml.etree.ElementTree as ET
r = ET.fromstring("<a><b/></a>")
b = r.find("b")
# %%
b.set("k", "v")
# %%
print(ET.tostring(r))

# %% [case]
import xml.etree.ElementTree as ET
r = ET.fromstring("<a><b/></a>")
# %%
ET.SubElement(r, "c")
# %%
print(len(r))

# %% [case]
import xml.etree.ElementTree as ET
t = ET.ElementTree(ET.fromstring("<a/>"))
# %%
t.write("a.xml")
# %%
print(open("a.xml").read())

# %% [case]
import xml.etree.ElementTree as ET
r = ET.fromstring("<a><b/></a>")
# %%
for e in r.iter(): e.tag = e.tag.upper()
# %%
print(ET.tostring(r))

# %% [case]
import xml.etree.ElementTree as ET
# %%
ET.register_namespace("q", "http://q")
# %%
print(ET.tostring(ET.fromstring("<a xmlns='http://q'/>")))

# %% [case]
import xml.etree.ElementTree as ET
r = ET.fromstring("<a><b/></a>")
# %%
ET.indent(r)
# %%
print(ET.tostring(r))

# %% [case]
import xml.dom.minidom as md
d = md.parseString("<a/>")
# %%
d.documentElement.setAttribute("k", "v")
# %%
print(d.toxml())

# %% [case]
from email.message import EmailMessage
m = EmailMessage()
# %%
m["To"] = "a"
# %%
print(m.as_string())

# %% [case]
from email.message import EmailMessage
m = EmailMessage()
# %%
m.set_content("x")
# %%
print(m)

# %% [case]
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
m = MIMEMultipart()
t = MIMEText("a")
m.attach(t)
# %%
t["X"] = "1"
# %%
print("X: 1" in m.as_string())

# %% [case]
import csv, io
# %%
csv.register_dialect("semi", delimiter=";")
# %%
print(list(csv.reader(["a;b"], "semi")) if "semi" in csv.list_dialects() else "no")

# %% [case]
import csv
# %%
csv.field_size_limit(10)
# %%
print(csv.field_size_limit())

# %% [case]
import csv
r = csv.reader(["a,b", "c,d"])
# %%
next(r)
# %%
print(list(r))

# %% [case]
import csv
rows = ["a,b", "c,d"]
r = csv.DictReader(rows)
# %%
rows.append("e,f")
# %%
print(list(r))

# %% [case]
import random
class R(random.Random): pass
r = R(1)
# %%
r.random()
# %%
print(r.random())

# %% [case]
import random
# %%
random.getrandbits(3)
random.seed(4)
# %%
print(random.random())

# %% [case]
import random
s = random.getstate()
# %%
random.random()
# %%
random.setstate(s); print(random.random())

# %% [case]
import random
random.seed(1)
# %%
r = random.Random(random.random())
# %%
print(random.random())

# %% [case]
import gettext
# %%
gettext.textdomain("zz")
# %%
print(gettext.textdomain())

# %% [case]
import urllib.request
# %%
urllib.request.install_opener("x")
# %%
print(urllib.request._opener)

# %% [case]
import copyreg
class A: pass
# %%
copyreg.pickle(A, lambda a: (int, ()))
# %%
import pickle
print(pickle.loads(pickle.dumps(A())))

# %% [case]
import pickle, io
b = io.BytesIO()
p = pickle.Pickler(b)
# %%
p.dump(1)
# %%
print(b.getvalue())

# %% [case]
import copy
a = [[1]]
b = copy.copy(a)
# %%
b[0].append(2)
# %%
print(a)

# %% [case]
import functools
@functools.total_ordering
class A:
    n = 0
    def __lt__(self, o): A.n += 1; return True
    def __eq__(self, o): return False
a = A()
# %%
a >= a
# %%
print(A.n)

# %% [case]
import functools
log = []
@functools.wraps(print)
def f(): log.append(1)
# %%
f()
# %%
print(log)

# %% [case]
import itertools
a, b = itertools.tee([1, 2, 3])
# %%
next(a)
# %%
print(list(a))

# %% [case]
import itertools
c = itertools.cycle([1, 2])
# %%
next(c)
# %%
print(next(c))

# %% [case]
import itertools
l = [1, 2]
c = itertools.chain(l, [3])
# %%
l.append(9)
# %%
print(list(c))

# %% [case]
import itertools
i = iter([1, 2, 3])
z = zip(i, i)
# %%
next(i)
# %%
print(list(z))

# %% [case]
from collections import Counter
c = Counter()
# %%
c.update("ab")
# %%
print(c)

# %% [case]
from collections import ChainMap
a = {}
c = ChainMap(a, {"x": 1})
# %%
c["x"] = 5
# %%
print(a)

# %% [case]
from collections import ChainMap
a = {}
c = ChainMap({}, a)
# %%
a["x"] = 5
# %%
print(c["x"])

# %% [case]
from collections import deque
d = deque([1], maxlen=1)
# %%
d.append(2)
# %%
print(d)

# %% [case]
from collections import OrderedDict
o = OrderedDict(a=1, b=2)
# %%
o.move_to_end("a")
# %%
print(o)

# %% [case]
import time, os
# %%
os.environ["TZ"] = "Asia/Tokyo"; time.tzset()
# %%
print(time.strftime("%H", time.localtime(0)))

# %% [case]
import os
# %%
os.umask(0o077)
# %%
print(oct(os.umask(0)))

# %% [case]
import zoneinfo, datetime
# %%
zoneinfo.reset_tzpath(["/nowhere"])
# %%
print(zoneinfo.TZPATH)

# %% [case]
import re
# %%
re.template = 3
# %%
print(re.template)

# %% [case]
import io
b = io.BytesIO(b"abc")
# %%
b.read(1)
# %%
print(b.read())

# %% [case]
import io
b = io.BytesIO(b"abc")
v = b.getbuffer()
# %%
v[0] = 0
# %%
print(b.getvalue())

# %% [case]
import io
b = io.StringIO()
# %%
print("a", file=b)
# %%
print(b.getvalue())

# %% [case]
import io
raw = io.BytesIO()
t = io.TextIOWrapper(raw)
# %%
t.write("x"); t.flush()
# %%
print(raw.getvalue())

# %% [case]
import pprint, io
b = io.StringIO()
# %%
pprint.pprint([1], stream=b)
# %%
print(b.getvalue())

# %% [case]
import traceback, io
b = io.StringIO()
# %%
traceback.print_stack(file=b)
# %%
print(len(b.getvalue()) > 0)

# %% [case]
import logging, io
b = io.StringIO()
h = logging.StreamHandler(b)
log = logging.getLogger("z"); log.addHandler(h); log.propagate = False
# %%
h.setFormatter(logging.Formatter("Q %(message)s"))
# %%
log.warning("hi"); print(b.getvalue())

# %% [case]
import logging
log = logging.getLogger("z")
log.addHandler(logging.StreamHandler())
# %%
log.handlers.clear()
# %%
print(log.handlers)

# %% [case]
import logging
a = logging.getLogger("a")
# %%
a.disabled = True
# %%
logging.getLogger("a").warning("hi")

# %% [case]
import logging
# %%
logging.getLogger("a").setLevel(50)
# %%
logging.getLogger("a.b").warning("hi")

# %% [case]
import logging
# %%
logging.root.setLevel(50)
# %%
logging.warning("hi")

# %% [case]
import logging
# %%
logging.lastResort = None
# %%
logging.getLogger("q").warning("hi")

# %% [case]
import warnings
# %%
warnings.filterwarnings("ignore")
# %%
warnings.warn("x")

# %% [case]
import zipfile, io
b = io.BytesIO()
z = zipfile.ZipFile(b, "w")
# %%
z.writestr("a", "1"); z.close()
# %%
print(len(b.getvalue()))

# %% [case]
import tempfile
# %%
tempfile.tempdir = "/tmp/q"
# %%
print(tempfile.gettempdir())

# %% [case]
import http.cookiejar
j = http.cookiejar.CookieJar()
# %%
j.clear()
j.x = 1
# %%
print(j.x)

# %% [case]
import types
m = types.ModuleType("m")
# %%
m.x = 1
# %%
print(m.x)

# %% [case]
import types, sys
m = types.ModuleType("mm"); m.x = 1
# %%
sys.modules["mm"] = m
# %%
import mm
print(mm.x)

# %% [case]
import operator
d = {}
# %%
operator.setitem(d, "a", 1)
# %%
print(d)

# %% [case]
import operator
l = [1]
# %%
operator.iadd(l, [2])
# %%
print(l)
