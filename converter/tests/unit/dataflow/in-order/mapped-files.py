# %% [case]
import numpy as np
m = np.memmap("m.dat", dtype="i4", mode="w+", shape=(3,))
m[:] = 0
m.flush()
# %%
m[0] = 5
m.flush()
# %%
print(np.fromfile("m.dat", dtype="i4"))

# %% [case]
import numpy as np
m = np.memmap("m.dat", dtype="i4", mode="w+", shape=(3,))
# %%
m[0] = 5
# %%
print(open("m.dat", "rb").read())

# %% [case]
import numpy as np
np.zeros(3, dtype="i4").tofile("m.dat")
m = np.memmap("m.dat", dtype="i4", mode="r+")
# %%
m[0] = 5
# %%
print(np.fromfile("m.dat", dtype="i4"))

# %% [case]
import numpy as np
np.zeros(3, dtype="i4").tofile("m.dat")
m = np.memmap("m.dat", dtype="i4", mode="r")
# %%
with open("m.dat", "r+b") as f: f.write(b"\x05\0\0\0")
# %%
print(m[0])

# %% [case]
import numpy as np
np.zeros(3, dtype="i4").tofile("m.dat")
a = np.memmap("m.dat", dtype="i4", mode="r+")
b = np.memmap("m.dat", dtype="i4", mode="r")
# %%
a[0] = 5
# %%
print(b[0])

# %% [case]
import numpy as np
np.zeros(3, dtype="i4").tofile("m.dat")
a = np.memmap("m.dat", dtype="i4", mode="r+")
v = a[:2]
# %%
v += 1
# %%
print(np.fromfile("m.dat", dtype="i4"))

# %% [case]
import numpy as np
np.save("m.npy", np.zeros(3))
a = np.load("m.npy", mmap_mode="r+")
# %%
a[0] = 5
# %%
print(np.load("m.npy"))

# %% [case]
import numpy as np
np.save("m.npy", np.zeros(3))
a = np.load("m.npy", mmap_mode="r")
# %%
b = np.load("m.npy", mmap_mode="r+")
b[0] = 5
# %%
print(a)

# %% [case]
import numpy as np
a = np.lib.format.open_memmap("m.npy", mode="w+", shape=(3,))
# %%
a[0] = 5
# %%
print(np.load("m.npy"))

# %% [case]
import mmap
open("m.dat", "wb").write(b"\0" * 8)
f = open("m.dat", "r+b")
m = mmap.mmap(f.fileno(), 0)
# %%
m[0] = 5
# %%
print(open("m.dat", "rb").read())

# %% [case]
import mmap
open("m.dat", "wb").write(b"\0" * 8)
f = open("m.dat", "r+b")
m = mmap.mmap(f.fileno(), 0)
# %%
m.write(b"hello")
m.flush()
# %%
print(open("m.dat", "rb").read())

# %% [case]
import mmap
open("m.dat", "wb").write(b"\0" * 8)
f = open("m.dat", "r+b")
m = mmap.mmap(f.fileno(), 0)
# %%
f.write(b"hello")
f.flush()
# %%
print(m[:5])

# %% [case]
import mmap
open("m.dat", "wb").write(b"\0" * 8)
f = open("m.dat", "r+b")
m = mmap.mmap(f.fileno(), 0)
# %%
m.seek(3)
# %%
print(m.read(2), m.tell())

# %% [case]
import h5py
f = h5py.File("a.h5", "w")
f["x"] = [1, 2]
d = f["x"]
# %%
d[0] = 5
f.flush()
# %%
print(h5py.File("a.h5", "r")["x"][:])

# %% [case]
import h5py
f = h5py.File("a.h5", "w")
d = f.create_dataset("x", data=[1, 2])
# %%
d[...] = 5
# %%
print(f["x"][:])

# %% [case]
import h5py
f = h5py.File("a.h5", "w")
f["x"] = [1, 2]
f.close()
# %%
with h5py.File("a.h5", "a") as g: g["x"][0] = 7
# %%
print(h5py.File("a.h5", "r")["x"][:])

# %% [case]
import h5py
f = h5py.File("a.h5", "w")
f["x"] = [1, 2]
# %%
f["x"].attrs["u"] = "m"
# %%
print(dict(f["x"].attrs))

# %% [case]
import dbm
s = dbm.open("s", "c")
# %%
s["a"] = b"1"
# %%
s.close(); print(dbm.open("s")["a"])

# %% [case]
import os
open("f", "w").write("abc")
fd = os.open("f", os.O_RDWR)
# %%
os.write(fd, b"xyz")
# %%
print(open("f").read())

# %% [case]
import os
open("f", "w").write("abc")
fd = os.open("f", os.O_RDWR)
# %%
os.lseek(fd, 1, 0)
# %%
print(os.read(fd, 2))

# %% [case]
import os
open("f", "w").write("abc")
fd = os.open("f", os.O_RDWR)
# %%
os.ftruncate(fd, 1)
# %%
print(open("f").read())

# %% [case]
import numpy as np
a = np.memmap("m.dat", dtype="i4", mode="w+", shape=(3,))
b = np.asarray(a)
# %%
b[0] = 5
# %%
print(np.fromfile("m.dat", dtype="i4"))

# %% [case]
import numpy as np
a = np.memmap("m.dat", dtype="i4", mode="w+", shape=(3,))
# %%
np.add(a, 1, out=a)
# %%
print(np.fromfile("m.dat", dtype="i4"))

# %% [case]
import numpy as np
a = np.memmap("m.dat", dtype="i4", mode="w+", shape=(3,))
def fill(x): x[:] = 3
# %%
fill(a)
# %%
print(np.fromfile("m.dat", dtype="i4"))

# %% [case]
import pandas as pd
pd.Series([1]).to_csv("a.csv")
r = pd.read_csv("a.csv", chunksize=1)
# %%
next(r)
# %%
print(len(list(r)))

# %% [case]
import zipfile
z = zipfile.ZipFile("a.zip", "w")
z.writestr("a", "1")
# %%
z.close()
# %%
print(zipfile.ZipFile("a.zip").namelist())

# %% [case]
import zipfile
z = zipfile.ZipFile("a.zip", "w")
# %%
z.writestr("a", "1")
# %%
z.close(); print(zipfile.ZipFile("a.zip").namelist())

# %% [case]
import tarfile
open("f", "w").write("1")
z = tarfile.open("a.tar", "w")
# %%
z.add("f")
# %%
z.close(); print(tarfile.open("a.tar").getnames())

# %% [case]
import gzip
g = gzip.open("a.gz", "wt")
g.write("x")
# %%
g.close()
# %%
print(gzip.open("a.gz", "rt").read())

# %% [case]
import io
f = io.FileIO("a", "w")
# %%
f.write(b"x")
# %%
print(open("a").read())

# %% [case]
import io
f = io.BufferedWriter(io.FileIO("a", "w"))
f.write(b"x")
# %%
f.flush()
# %%
print(open("a").read())

# %% [case]
import codecs
f = codecs.open("a", "w", "utf8")
f.write("x")
# %%
f.close()
# %%
print(open("a").read())

# %% [case]
from pathlib import Path
f = Path("a").open("w")
f.write("x")
# %%
f.close()
# %%
print(open("a").read())

# %% [case]
import tempfile
f = tempfile.NamedTemporaryFile("w", delete=False)
# %%
f.write("x"); f.flush()
# %%
print(open(f.name).read())

# %% [case]
import tempfile, os
d = tempfile.mkdtemp()
# %%
open(os.path.join(d, "x"), "w").write("1")
# %%
print(os.listdir(d))

# %% [case]
import tempfile, os
d = tempfile.TemporaryDirectory()
open(os.path.join(d.name, "x"), "w").close()
# %%
d.cleanup()
# %%
print(os.path.exists(d.name))

# %% [case]
import fileinput
open("a", "w").write("x\n")
# %%
for line in fileinput.input("a", inplace=True): print("y")
# %%
print(open("a").read())

# %% [case]
import logging
log = logging.getLogger("q")
log.addHandler(logging.FileHandler("a.log"))
# %%
log.warning("hi")
# %%
print(open("a.log").read())

# %% [case]
import logging
logging.basicConfig(filename="a.log", force=True)
# %%
logging.warning("hi")
# %%
print(open("a.log").read())

# %% [case]
import sys
f = open("a", "w")
# %%
print("x", file=f, flush=True)
# %%
print(open("a").read())

# %% [case]
import csv
f = open("a", "w", newline="")
w = csv.writer(f)
# %%
w.writerow([1, 2])
# %%
f.close(); print(open("a").read())

# %% [case]
import csv
f = open("a", "w", newline="")
w = csv.DictWriter(f, ["a"])
# %%
w.writeheader()
# %%
f.close(); print(open("a").read())

# %% [case]
import json
f = open("a", "w")
# %%
json.dump([1], f)
# %%
f.close(); print(open("a").read())

# %% [case]
import pickle
f = open("a", "wb")
p = pickle.Pickler(f)
# %%
p.dump(1)
# %%
f.close(); print(open("a", "rb").read())

# %% [case]
import subprocess
f = open("a", "w")
# %%
subprocess.run(["echo", "hi"], stdout=f)
# %%
print(open("a").read())

# %% [case]
import shutil
f = open("a", "w"); g = open("b", "w+"); g.write("x"); g.seek(0)
# %%
shutil.copyfileobj(g, f); f.flush()
# %%
print(open("a").read())
