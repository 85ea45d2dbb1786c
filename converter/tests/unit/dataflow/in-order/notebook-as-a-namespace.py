# %% [case]
x = 1
# %%
import os
os.environ["MPLBACKEND"] = "svg"
# %%
import matplotlib.pyplot as plt
print(plt.get_backend())

# %% [case]
import os
import matplotlib
# %%
os.environ["MPLCONFIGDIR"] = "/tmp/zz"
# %%
print(matplotlib.get_cachedir())

# %% [case]
import inspect
x = 1
# %%
inspect.currentframe().f_globals["x"] = 2
# %%
print(x)

# %% [case]
import inspect
x = 1
# %%
x = 2
# %%
print(inspect.currentframe().f_globals["x"])

# %% [case]
import inspect
# %%
x = 2
# %%
print(inspect.currentframe().f_locals.get("x"))

# %% [case]
import sys
# %%
x = 2
# %%
print(sys._getframe().f_globals.get("x"))

# %% [case]
import sys
x = 1
# %%
sys._getframe().f_globals["x"] = 5
# %%
print(x)

# %% [case]
import sys
x = 1
def setx():
    sys._getframe(1).f_globals["x"] = 5
# %%
setx()
# %%
print(x)

# %% [case]
import inspect
def caller():
    return inspect.stack()[1].frame.f_globals.get("x")
# %%
x = 2
# %%
print(caller())

# %% [case]
def f(): return x
# %%
x = 2
# %%
print(f.__globals__["x"])

# %% [case]
def f(): return 1
x = 1
# %%
f.__globals__["x"] = 3
# %%
print(x)

# %% [case]
import xml
# %%
import xml.dom.minidom
# %%
print(hasattr(xml, "dom"))

# %% [case]
import xml
# %%
import xml.sax
# %%
print(xml.sax)

# %% [case]
import os, sys
os.mkdir("pk"); open("pk/__init__.py", "w").close(); open("pk/c.py", "w").write("v = 1")
sys.path.insert(0, os.getcwd())
import pk
# %%
import pk.c
# %%
print(hasattr(pk, "c"))

# %% [case]
import os, sys
os.mkdir("pk"); open("pk/__init__.py", "w").close(); open("pk/c.py", "w").write("v = 1")
sys.path.insert(0, os.getcwd())
import pk
# %%
from pk import c
# %%
print(pk.c.v)

# %% [case]
import importlib
# %%
importlib.import_module("xml.dom")
# %%
import xml
print(hasattr(xml, "dom"))

# %% [case]
x = 1
# %%
%alias hi echo hello
# %%
%hi

# %% [case]
x = 1
# %%
%alias hi echo hello
# %%
hi

# %% [case]
x = 1
# %%
%%capture out
print(x)
# %%
out.show()

# %% [case]
x = 1
# %%
%%capture out
print(x)
# %%
print(out.stdout)

# %% [case]
r = []
# %%
%%capture out
r.append(1)
# %%
print(r)

# %% [case]
x = 1
# %%
x + 1
# %%
print(_)

# %% [case]
x = 1
# %%
x + 1
# %%
_ + 1

# %% [case]
x = 1
x + 5
# %%
x + 1
# %%
print(__)

# %% [case]
x = 1
# %%
x + 1
# %%
print(_2)

# %% [case]
x = 1
# %%
[x]
# %%
Out[2].append(3)
print(Out[2])

# %% [case]
x = [1]
x
# %%
_1.append(2) if "_1" in dir() else _.append(2)
# %%
print(x)

# %% [case]
x = [1]
x
# %%
Out[1].append(2)
# %%
print(x)

# %% [case]
x = [1]
x
# %%
_.append(2)
# %%
print(x)

# %% [case]
x = 1
# %%
y = 2
# %%
print(In[-2])

# %% [case]
x = 1
# %%
y = 2
# %%
print(_i)

# %% [case]
x = 1
# %%
y = 2
# %%
print(_ih)

# %% [case]
x = 1
# %%
%macro m 1
# %%
print(m)

# %% [case]
x = 1
# %%
%precision 2
# %%
3.14159

# %% [case]
x = 1
# %%
get_ipython().user_ns["x"] = 5
# %%
print(x)

# %% [case]
ip = get_ipython()
x = 1
# %%
ip.user_ns["x"] = 5
# %%
print(x)

# %% [case]
ip = get_ipython()
# %%
x = 5
# %%
print(ip.user_ns["x"])

# %% [case]
ip = get_ipython()
x = 1
# %%
ip.push({"x": 5})
# %%
print(x)

# %% [case]
ip = get_ipython()
x = 1
# %%
ip.run_cell("x = 4")
# %%
print(x)

# %% [case]
ip = get_ipython()
# %%
ip.magic("precision 2") if hasattr(ip, "magic") else ip.run_line_magic("precision", "2")
# %%
3.14159

# %% [case]
import builtins
seen = []
old = print
# %%
builtins.print = lambda *a: old("X", *a)
# %%
print(1)

# %% [case]
old = print
# %%
__builtins__.print = lambda *a: old("X", *a)
# %%
print(1)

# %% [case]
old = print
# %%
vars(__builtins__)["print"] = lambda *a: old("X", *a)
# %%
print(1)

# %% [case]
x = 1
# %%
__builtins__.zz = 4
# %%
print(zz)

# %% [case]
import builtins
# %%
builtins.zz = 4
# %%
print(zz)

# %% [case]
import builtins
# %%
setattr(builtins, "zz", 4)
# %%
print(zz)

# %% [case]
import builtins
# %%
builtins.__dict__["zz"] = 4
# %%
print(zz)

# %% [case]
old = print
# %%
def print(*a): old("X", *a)
# %%
print(1)

# %% [case]
print = 3
# %%
del print
# %%
print(1)

# %% [case]
import sys
# %%
sys.ps1 = "a"
# %%
print(sys.ps1)

# %% [case]
import sys
# %%
sys.argv = ["a", "b"]
# %%
import argparse
p = argparse.ArgumentParser(); p.add_argument("x"); print(p.parse_args())

# %% [case]
import sys
# %%
sys.argv.append("q")
# %%
print(sys.argv[-1])

# %% [case]
import sys
# %%
sys.setrecursionlimit(5000)
# %%
print(sys.getrecursionlimit())

# %% [case]
import sys
# %%
sys.dont_write_bytecode = False
# %%
print(sys.dont_write_bytecode)

# %% [case]
x = 1
# %%
globals()["x"] = 3
# %%
print(x)

# %% [case]
x = 1
# %%
locals()["x"] = 3
# %%
print(x)

# %% [case]
x = 1
# %%
vars()["x"] = 3
# %%
print(x)

# %% [case]
import __main__
x = 1
# %%
__main__.x = 3
# %%
print(x)

# %% [case]
import sys
m = sys.modules["__main__"]
x = 1
# %%
m.x = 3
# %%
print(x)

# %% [case]
import types
x = 1
def f(): return x
# %%
g = types.FunctionType(f.__code__, {"x": 7})
# %%
print(g())

# %% [case]
def f(): return 1
# %%
f.__code__ = (lambda: 2).__code__
# %%
print(f())

# %% [case]
def f(a=[]):
    a.append(1)
    return a
# %%
f()
# %%
print(f())

# %% [case]
def f(a=1): return a
# %%
f.__defaults__ = (5,)
# %%
print(f())

# %% [case]
def f(): pass
# %%
f.count = 3
# %%
print(f.count)

# %% [case]
import code
x = 1
# %%
code.InteractiveInterpreter(globals()).runcode("x = 3")
# %%
print(x)

# %% [case]
import runpy
open("s.py", "w").write("v = 3")
# %%
r = runpy.run_path("s.py")
# %%
print(r["v"])

# %% [case]
from IPython import get_ipython as gi
x = 1
# %%
gi().user_ns["x"] = 3
# %%
print(x)

# %% [case]
from IPython.core.getipython import get_ipython as gi
x = 1
# %%
gi().ex("x = 3")
# %%
print(x)

# %% [case]
from IPython.display import display
x = 1
# %%
h = display(x, display_id="a")
# %%
h.update(3)

# %% [case]
import IPython
x = 1
# %%
IPython.get_ipython().user_ns["x"] = 3
# %%
print(x)

# %% [case]
x = 1
# %%
%pprint
# %%
[1, 2]
