1 + 1
# %%
print("a"); display("b"); print("c"); {"k": [1, 2]}
# %%
import sys
print("out"); print("err", file=sys.stderr)
# %%
from IPython.display import HTML, Markdown, clear_output
display(HTML("<b>x</b>"), Markdown("**m**"))
# %%
for n in range(3):
    clear_output(wait=True); print("step", n)
# %%
shown = display("first", display_id="id"); print("x"); shown.update("second")
# %%
shown.update("third")
# %%
import matplotlib, matplotlib.pyplot as plt
print(matplotlib.get_backend())
plt.plot([1, 2, 3]);
# %%
%matplotlib inline
plt.plot([1, 2]); print("before"); plt.show(); plt.plot([2, 1]); raise KeyError("k")
# %%
import pandas as pd
pd.DataFrame({"a": range(3), "b": list("xyz")})
# %%
!echo hi; echo err >&2; test -t 1 && echo tty || echo no tty
# %%
lines = !printf 'a\nb'
lines
# %%
%%bash
echo hi
echo err >&2
# %%
import os, subprocess
os.system("echo from system"); subprocess.run(["echo", "from a program"]);
# %%
import asyncio
await asyncio.sleep(0.01)
print(type(asyncio.get_event_loop()).__name__, asyncio.get_event_loop().is_running())
# %%
try:
    asyncio.run(asyncio.sleep(0))
except RuntimeError as error:
    print(error)
# %%
input("name? ")
# %%
import getpass
getpass.getpass()
# %%
import ipywidgets
slider = ipywidgets.IntSlider(value=3, max=5)
slider
# %%
captured = ipywidgets.Output()
with captured:
    print("inside"); display(1)
print("outside")
captured
# %%
print(len(captured.outputs), captured.outputs)
# %%
from tqdm.auto import tqdm
print(tqdm.__module__)
for _ in tqdm(range(3), disable=True): pass
# %%
ip = get_ipython()
print(type(ip).__name__, type(ip.kernel).__name__, type(ip.kernel.session).__name__, ip.kernel.implementation)
# %%
print(type(sys.stdout).__name__, sys.stdout.isatty(), sys.stdout.encoding, repr(sys.stdin.read()))
# %%
print(__name__, "__file__" in globals(), len(sys.argv), sys.argv[1], sorted(os.path.basename(p) for p in sys.path))
# %%
print({k: os.environ.get(k) for k in ("TERM", "CLICOLOR", "PAGER", "MPLBACKEND", "PYDEVD_USE_FRAME_EVAL", "FORCE_COLOR")})
# %%
import warnings
def inner(): warnings.warn("careful"); return 1 / 0
inner()
# %%
x = = 3
# %%
%nosuchmagic 3
# %%
3 * 7
# %%
print(_, __, _i, In[-2], sorted(Out)[:3])
# %%
len?
# %%
%%time
sum(range(10)); None
# %%
%%capture held
print("held"); display(1)
# %%
held.show(); len(held.outputs)
# %%
import signal
print(signal.getsignal(signal.SIGINT), sys.getrecursionlimit(), os.getcwd() == os.path.realpath("."))
# %%
raise KeyboardInterrupt
# %%
print("bye"); sys.exit(3)
# %%
import multiprocessing
def square(x): return x * x
with multiprocessing.get_context("fork").Pool(2) as pool: print(pool.map(square, [1, 2, 3]))
# %%
import threading
thread = threading.Thread(target=lambda: print("in a thread")); thread.start(); thread.join()
# %%
import logging
logging.warning("logged"); print(len(logging.getLogger().handlers))
# %%
import jupyter_client
(jupyter_client.KernelManager, jupyter_client.connect.__name__, jupyter_client.__version__, hasattr(jupyter_client, "no_such"))
# %%
from jupyter_client import *
issubclass(KernelManager, object), sorted(name for name in dir(jupyter_client) if name[0].isupper())
# %%
import gc
gc.isenabled(), gc.get_threshold(), gc.garbage
# %%
import weakref
class Ring: pass
ring = Ring(); ring.self = ring
gone = weakref.ref(ring, lambda _: print("collected"))
del ring
_ = gc.collect()
