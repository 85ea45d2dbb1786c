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
import queue
q = queue.Queue()
# %%
q.put(1)
# %%
print(q.get())

# %% [case]
import tempfile
f=tempfile.TemporaryFile('w+')
# %%
f.write('a')
# %%
f.seek(0)

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
import sys
x = 1
# %%
sys.modules[__name__].x = 2
# %%
print(x)

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

# %% [case]
import warnings
# %%
warnings.simplefilter("error")
# %%
print(warnings.filters[:1])

# %% [case]
from os import environ
# %%
environ["A"] = "1"
# %%
print(environ["A"])
