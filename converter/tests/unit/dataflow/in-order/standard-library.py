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
import struct
b = bytearray(8)
# %%
struct.pack_into('i', b, 0, 1)
# %%
print(b)

# %% [case]
b = {}
# %%
dict.update(b, {'a': 1})
# %%
print(b)

# %% [case]
b = []
# %%
list.append(b, 1)
# %%
print(b)

# %% [case]
b = []
# %%
list.__iadd__(b, [1])
# %%
print(b)

# %% [case]
import random
r = random.Random(0)
# %%
a = r.random()
# %%
b = r.random()

# %% [case]
import random
r = random.Random(0)
l=[1,2]
# %%
r.shuffle(l)
# %%
print(l)

# %% [case]
import datetime
import locale
# %%
locale.setlocale(locale.LC_TIME, 'de')
# %%
print(datetime.date(2020,1,1).strftime('%B'))

# %% [case]
import hashlib
h = hashlib.sha256()
# %%
h.update(b'a')
# %%
print(h.hexdigest())

# %% [case]
import hmac
h = hmac.new(b'k', digestmod='sha1')
# %%
h.update(b'a')
# %%
print(h.hexdigest())

# %% [case]
import difflib
s = difflib.SequenceMatcher(None, 'a', 'b')
# %%
s.set_seqs('a', 'a')
# %%
print(s.ratio())

# %% [case]
import textwrap
w = textwrap.TextWrapper()
# %%
w.width = 3
# %%
print(w.fill('aaa bb'))

# %% [case]
import struct
s = struct.Struct('i')
b = bytearray(4)
# %%
s.pack_into(b, 0, 1)
# %%
print(b)

# %% [case]
import struct
s = struct.iter_unpack('i', bytes(8))
# %%
next(s)
# %%
print(next(s))

# %% [case]
import re
s = re.finditer('a', 'aa')
# %%
next(s)
# %%
print(next(s))

# %% [case]
import types
n = types.SimpleNamespace(a=[])
# %%
n.a.append(1)
# %%
print(n)

# %% [case]
import types
n = types.SimpleNamespace(a=[])
# %%
n.b = 1
# %%
print(n)

# %% [case]
import types
d = {}
n = types.MappingProxyType(d)
# %%
d['a'] = 1
# %%
print(n)

# %% [case]
import decimal
c = decimal.Context()
# %%
c.prec = 3
# %%
print(c.create_decimal('1.23456'))

# %% [case]
import decimal
c = decimal.Context()
# %%
c.divide(1, 3)
# %%
print(c.flags)

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
import statistics
n = statistics.NormalDist(0,1)
# %%
n._mu = 5
# %%
print(n.mean)

# %% [case]
import calendar
c = calendar.TextCalendar()
# %%
c.setfirstweekday(6)
# %%
print(c.formatmonth(2020,1))

# %% [case]
import calendar
# %%
calendar.setfirstweekday(6)
# %%
print(calendar.month(2020,1))

# %% [case]
import getpass
# %%
a = getpass.getpass()
# %%
b = getpass.getpass()

# %% [case]
import contextvars
v = contextvars.ContextVar('v')
# %%
t = v.set(1)
# %%
print(v.get())

# %% [case]
import ast
t = ast.parse('a=1')
# %%
ast.fix_missing_locations(t)
# %%
print(ast.dump(t))

# %% [case]
import ast
t = ast.parse('a=1')
# %%
ast.increment_lineno(t, 5)
# %%
print(ast.dump(t, include_attributes=True))

# %% [case]
import ast
t = ast.parse('a=1')
n = ast.parse('b')
# %%
ast.copy_location(n.body[0], t.body[0])
# %%
print(ast.dump(n, include_attributes=True))

# %% [case]
import ast
t = ast.parse('a=1')
# %%
t.body.pop()
# %%
print(ast.dump(t))

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
import queue
q = queue.Queue()
# %%
q.put(1)
# %%
print(q.get())

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
import array
a=array.array('i',[1])
# %%
a.append(1)
# %%
print(a)

# %% [case]
import array
a=array.array('i',[1])
# %%
a.byteswap()
# %%
print(a)

# %% [case]
import tempfile
f=tempfile.TemporaryFile('w+')
# %%
f.write('a')
# %%
f.seek(0)

# %% [case]
import configparser
c=configparser.ConfigParser()
# %%
c.read('x.ini')
# %%
print(c.sections())

# %% [case]
import configparser
c=configparser.ConfigParser()
# %%
c['a']={'b':1}
# %%
print(c.sections())

# %% [case]
import argparse
p=argparse.ArgumentParser()
# %%
p.add_argument('x')
# %%
p.print_help()

# %% [case]
import logging
l=logging.getLogger('x')
# %%
l.setLevel(10)
# %%
l.debug('x')

# %% [case]
import logging
l=logging.getLogger('x')
# %%
l.addHandler(logging.StreamHandler())
# %%
logging.getLogger('x').info('a')

# %% [case]
import xml.etree.ElementTree as ET
r=ET.Element('a')
# %%
ET.SubElement(r,'b')
# %%
print(ET.tostring(r))

# %% [case]
import xml.etree.ElementTree as ET
r=ET.Element('a')
# %%
r.set('b','c')
# %%
print(ET.tostring(r))

# %% [case]
import xml.etree.ElementTree as ET
r=ET.Element('a')
# %%
r.text='c'
# %%
print(ET.tostring(r))

# %% [case]
import sqlite3
c=sqlite3.connect(':memory:')
# %%
c.execute('create table a(b)')
# %%
c.execute('select * from a')

# %% [case]
import sqlite3
c=sqlite3.connect('x.db')
k=c.cursor()
# %%
k.execute('create table a(b)')
# %%
sqlite3.connect('x.db').execute('select * from a')

# %% [case]
import zipfile
# %%
zipfile.ZipFile('a.zip','w').writestr('b','c')
# %%
zipfile.ZipFile('a.zip').read('b')

# %% [case]
import joblib
# %%
joblib.dump(1, 'a')
# %%
joblib.load('a')

# %% [case]
from joblib import dump, load
# %%
dump(1, 'a')
# %%
load('a')

# %% [case]
import h5py
f=h5py.File('a','w')
# %%
f['x']=1
# %%
print(f['x'])

# %% [case]
import xarray as xr
d=xr.Dataset()
# %%
d['x']=1
# %%
print(d)

# %% [case]
import requests
s=requests.Session()
# %%
s.headers.update({'a':'b'})
# %%
print(s.get('http://x'))

# %% [case]
import requests
r=requests.get('http://x')
# %%
r.encoding='utf8'
# %%
print(r.text)

# %% [case]
import bs4
s=bs4.BeautifulSoup('<a/>')
# %%
s.a.decompose()
# %%
print(s)

# %% [case]
import pathlib
p=pathlib.Path('b')
# %%
p.touch()
# %%
print(p.exists())

# %% [case]
import requests
# %%
requests.post('http://x')
# %%
requests.get('http://x')

# %% [case]
from tqdm import tqdm
b = tqdm(total=3)
# %%
b.update(1)
# %%
b.close()

# %% [case]
import ipywidgets as w
s = w.IntSlider()
# %%
s.value = 5
# %%
print(s.value)

# %% [case]
import ipywidgets as w
r=[]
s = w.IntSlider()
s.observe(lambda c: r.append(c))
# %%
s.value = 5
# %%
print(r)

# %% [case]
import ipywidgets as w
o = w.Output()
# %%
with o: print(3)
# %%
print(o.outputs)

# %% [case]
x = 1
# %%
exec('x = 2')
# %%
print(x)

# %% [case]
x = [1]
# %%
eval('x.append(2)')
# %%
print(x)

# %% [case]
import sys
x = 1
# %%
sys.modules[__name__].x = 2
# %%
print(x)

# %% [case]
x = 1
# %%
y: int = 2
# %%
print(__annotations__)

# %% [case]
import typing
# %%
y: int = 2
# %%
print(typing.get_type_hints(__import__('__main__')))

# %% [case]
import os
# %%
os.environ['A'] = '1'
# %%
print(os.getenv('A'))

# %% [case]
import os
# %%
os.environ.update(A='1')
# %%
print(os.environ['A'])

# %% [case]
import sys
# %%
sys.path.append('lib')
# %%
import helper

# %% [case]
import sys
# %%
sys.argv = ['a']
# %%
import argparse
argparse.ArgumentParser().parse_args()

# %% [case]
a = [1]
# %%
a += [2]
# %%
print(a)

# %% [case]
a = [1]
b = a
# %%
a += [2]
# %%
print(b)

# %% [case]
a = [1]
b = a
# %%
a *= 2
# %%
print(b)

# %% [case]
a = [[0]*3]*3
# %%
a[0][0] = 1
# %%
print(a[1])

# %% [case]
a = {'x': {'y': 1}}
b = dict(a)
# %%
b['x']['y'] = 2
# %%
print(a)

# %% [case]
a = {1}
b = a
# %%
b |= {2}
# %%
print(a)

# %% [case]
a = [1,2]
b = reversed(a)
# %%
a.append(3)
# %%
print(list(b))

# %% [case]
a = [1,2]
b = (x for x in a)
# %%
a.append(3)
# %%
print(list(b))

# %% [case]
a = [1,2]
b = map(str, a)
# %%
a.append(3)
# %%
print(list(b))

# %% [case]
a = [1,2]
b = iter(a)
# %%
next(b)
# %%
print(list(b))

# %% [case]
a = {'x': 1}
k = a.keys()
# %%
a['y'] = 2
# %%
print(k)

# %% [case]
a = {'x': 1}
k = a.items()
# %%
a['y'] = 2
# %%
print(list(k))

# %% [case]
a = bytearray(b'ab')
m = memoryview(a)
# %%
m[0] = 1
# %%
print(a)

# %% [case]
import logging
log = logging.getLogger()
# %%
log.setLevel(10)
# %%
logging.debug('x')

# %% [case]
import asyncio
q = asyncio.Queue()
# %%
await q.put(1)
# %%
print(await q.get())

# %% [case]
import threading
l = threading.Lock()
# %%
l.acquire()
# %%
print(l.locked())

# %% [case]
from collections import deque
d = deque(maxlen=2)
# %%
d.append(1)
# %%
print(d)

# %% [case]
x = 1
# %%
2
# %%
print(_)

# %% [case]
x = 1
# %%
2
# %%
print(Out)

# %% [case]
x = 1
# %%
2
# %%
print(In)

# %% [case]
x = 1
# %%
del x
# %%
print('x' in globals())

# %% [case]
x = 1
# %%
y = 2
# %%
print(dir())

# %% [case]
import os, subprocess
# %%
os.environ['A'] = '1'
# %%
subprocess.run('env')

# %% [case]
import os, subprocess
# %%
os.putenv('A','1')
# %%
subprocess.run('env')

# %% [case]
import os
# %%
os.putenv('A', '1')
# %%
os.system('echo $A')

# %% [case]
import os
# %%
os.unsetenv('A')
# %%
os.system('echo $A')

# %% [case]
import signal
# %%
signal.signal(2, f)
# %%
signal.raise_signal(2)

# %% [case]
from contextlib import ExitStack
r = []
s = ExitStack()
# %%
s.callback(r.append, 1)
# %%
s.close()

# %% [case]
from contextlib import ExitStack
r = []
s = ExitStack()
s.callback(r.append, 1)
# %%
s.close()
# %%
print(r)

# %% [case]
import atexit
r = []
# %%
atexit.register(r.append, 1)
# %%
atexit._run_exitfuncs()

# %% [case]
import timeit
r = []
# %%
timeit.timeit(lambda: r.append(1), number=3)
# %%
print(r)

# %% [case]
import timeit
r = []
# %%
timeit.timeit('r.append(1)', globals=globals(), number=3)
# %%
print(r)

# %% [case]
import cProfile
r = []
# %%
cProfile.run('r.append(1)')
# %%
print(r)

# %% [case]
import multiprocessing as mp
q = mp.Queue()
# %%
q.put(1)
# %%
print(q.get())

# %% [case]
from concurrent.futures import ThreadPoolExecutor
r = []
# %%
list(ThreadPoolExecutor().map(r.append, [1]))
# %%
print(r)

# %% [case]
from concurrent.futures import ThreadPoolExecutor
r = []
e = ThreadPoolExecutor()
# %%
f = e.submit(r.append, 1)
# %%
print(r)

# %% [case]
from joblib import Parallel, delayed
r = []
# %%
Parallel(n_jobs=1)(delayed(r.append)(i) for i in range(3))
# %%
print(r)

# %% [case]
import re
r = []
# %%
re.sub('a', lambda m: r.append(1) or '', 'aa')
# %%
print(r)

# %% [case]
import json
r = []
# %%
json.loads('{}', object_hook=r.append)
# %%
print(r)

# %% [case]
import json
r = []
# %%
json.dumps(object(), default=lambda o: r.append(1))
# %%
print(r)

# %% [case]
r = []
# %%
sorted([1,2], key=lambda x: r.append(x) or x)
# %%
print(r)

# %% [case]
r = []
# %%
max([1,2], key=lambda x: r.append(x) or x)
# %%
print(r)

# %% [case]
r = []
# %%
list(filter(lambda x: r.append(x), [1]))
# %%
print(r)

# %% [case]
r = []
# %%
{x: r.append(x) for x in [1]}
# %%
print(r)

# %% [case]
r = []
# %%
any(r.append(x) for x in [1])
# %%
print(r)

# %% [case]
r = []
# %%
[x for x in [1] if r.append(x)]
# %%
print(r)

# %% [case]
r = []
# %%
(lambda: r.append(1))()
# %%
print(r)

# %% [case]
r = []
# %%
x = r.append
# %%
x(1)
print(r)

# %% [case]
r = []
x = r.append
# %%
x(1)
# %%
print(r)

# %% [case]
r = []
fs = [r.append]
# %%
fs[0](1)
# %%
print(r)

# %% [case]
r = []
d = {'f': r.append}
# %%
d['f'](1)
# %%
print(r)

# %% [case]
import random
# %%
random.seed(1)
# %%
x = random.sample([1,2], 1)

# %% [case]
import random
l = [1,2,3]
# %%
random.shuffle(l)
# %%
print(l)

# %% [case]
from random import shuffle, seed
l = [1,2,3]
# %%
seed(1)
# %%
shuffle(l)

# %% [case]
import secrets, random
r = random.SystemRandom()
l=[1,2]
# %%
r.shuffle(l)
# %%
print(l)

# %% [case]
import os, sys
# %%
sys.path.insert(0, os.path.abspath('..'))
# %%
from src import x

# %% [case]
import logging
# %%
logging.disable(50)
# %%
logging.warning('a')

# %% [case]
import warnings
# %%
warnings.simplefilter('always')
# %%
warnings.warn('a')

# %% [case]
import locale
# %%
locale.setlocale(locale.LC_ALL, '')
# %%
print(f'{1000:n}')

# %% [case]
import time, os
# %%
os.environ['TZ'] = 'UTC'
# %%
time.tzset()

# %% [case]
import gc
# %%
gc.disable()
# %%
gc.isenabled()

# %% [case]
import tracemalloc
# %%
tracemalloc.start()
# %%
tracemalloc.get_traced_memory()
