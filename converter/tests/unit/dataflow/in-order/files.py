# %% [case]
import io, json
b = io.StringIO()
# %%
json.dump(1, b)
# %%
print(b.getvalue())

# %% [case]
import io, pickle
b = io.BytesIO()
# %%
pickle.dump(1, b)
# %%
print(b.getvalue())

# %% [case]
import io, numpy as np
b = io.BytesIO()
# %%
np.save(b, np.ones(3))
# %%
print(b.getvalue())

# %% [case]
import io, numpy as np
b = io.BytesIO()
# %%
np.savez(b, np.ones(3))
# %%
print(b.getvalue())

# %% [case]
import io, numpy as np
b = io.StringIO()
# %%
np.savetxt(b, np.ones(3))
# %%
print(b.getvalue())

# %% [case]
import io, numpy as np
b = io.BytesIO()
# %%
np.ones(3).tofile(b)
# %%
print(b.getvalue())

# %% [case]
import io, matplotlib.pyplot as plt
b = io.BytesIO()
# %%
plt.savefig(b)
# %%
print(b.getvalue())

# %% [case]
import io, matplotlib.pyplot as plt
b = io.BytesIO()
fig, ax = plt.subplots()
# %%
fig.savefig(b)
# %%
print(b.getvalue())

# %% [case]
import io, matplotlib.pyplot as plt
b = io.BytesIO()
# %%
plt.imsave(b, [[1]])
# %%
print(b.getvalue())

# %% [case]
import io
b = io.StringIO()
# %%
print(3, file=b)
# %%
print(b.getvalue())

# %% [case]
import io, traceback
b = io.StringIO()
# %%
traceback.print_exc(file=b)
# %%
print(b.getvalue())

# %% [case]
import io, pprint
b = io.StringIO()
# %%
pprint.pprint(1, stream=b)
# %%
print(b.getvalue())

# %% [case]
import io, pprint
b = io.StringIO()
# %%
pprint.pprint(1, b)
# %%
print(b.getvalue())

# %% [case]
import io, csv
b = io.StringIO()
w = csv.writer(b)
# %%
w.writerow([1])
# %%
print(b.getvalue())

# %% [case]
import io, contextlib
b = io.StringIO()
# %%
with contextlib.redirect_stdout(b):
    print(3)
# %%
print(b.getvalue())

# %% [case]
import io, zipfile
b = io.BytesIO()
z = zipfile.ZipFile(b, 'w')
# %%
z.writestr('a', 'b')
# %%
print(b.getvalue())

# %% [case]
import io, gzip
b = io.BytesIO()
z = gzip.GzipFile(fileobj=b, mode='w')
# %%
z.write(b'a')
# %%
print(b.getvalue())

# %% [case]
import io, shutil
a = io.StringIO('x')
b = io.StringIO()
# %%
shutil.copyfileobj(a, b)
# %%
print(b.getvalue())

# %% [case]
import io, shutil
a = io.StringIO('x')
b = io.StringIO()
# %%
shutil.copyfileobj(a, b)
# %%
print(a.read())

# %% [case]
import io
b = io.StringIO('x')
# %%
b.read()
# %%
print(b.read())

# %% [case]
import io
b = io.StringIO('x')
# %%
for l in b: pass
# %%
print(b.read())

# %% [case]
import io
b = io.StringIO('x')
# %%
x = b.tell()
# %%
b.seek(0)

# %% [case]
import io
f = io.BytesIO(b'abc')
b = bytearray(3)
# %%
f.readinto(b)
# %%
print(b)

# %% [case]
from scipy.io import arff
# %%
open('x.arff','w').write('a')
# %%
d = arff.loadarff('x.arff')

# %% [case]
from scipy import io
# %%
open('f.sav','w').write('a')
# %%
g = io.readsav('f.sav')

# %% [case]
import matplotlib.pyplot as plt
from matplotlib.animation import FuncAnimation
fig = plt.figure()
a = FuncAnimation(fig, lambda i: [], 3)
# %%
a.save('x.gif')
# %%
open('x.gif')

# %% [case]
import tempfile
f=tempfile.NamedTemporaryFile('w')
# %%
f.write('a')
# %%
print(open(f.name).read())

# %% [case]
import tarfile
# %%
tarfile.open('a.zip','w').add('b')
# %%
tarfile.open('a.zip').extractall()

# %% [case]
import json
# %%
json.dump(1, open('a','w'))
# %%
json.load(open('a'))

# %% [case]
import pickle
# %%
pickle.dump(1, open('a','wb'))
# %%
pickle.load(open('a','rb'))

# %% [case]
import yaml
# %%
yaml.dump(1, open('a','w'))
# %%
yaml.safe_load(open('a'))

# %% [case]
import PIL.Image as I
i=I.open('a.png')
# %%
i.putpixel((0,0),1)
# %%
i

# %% [case]
import PIL.Image as I, PIL.ImageDraw as D
i=I.open('a.png')
d=D.Draw(i)
# %%
d.line([0,0,1,1])
# %%
i

# %% [case]
import os
# %%
os.makedirs('d')
# %%
open('d/x','w')

# %% [case]
import os
# %%
os.rename('a','b')
# %%
open('b')

# %% [case]
import shutil
# %%
shutil.copy('a','b')
# %%
open('b')

# %% [case]
import subprocess
# %%
subprocess.run(['touch','b'])
# %%
open('b')

# %% [case]
import pathlib
# %%
pathlib.Path('b').write_text('a')
# %%
open('b')

# %% [case]
import urllib.request
# %%
urllib.request.urlretrieve('http://x','b')
# %%
open('b')

# %% [case]
from sklearn.externals import joblib
m = 1
# %%
joblib.dump(m, 'f')
# %%
x = joblib.load('f')

# %% [case]
import sklearn.externals.joblib as jl
m = 1
# %%
jl.dump(m, 'f')
# %%
x = jl.load('f')

# %% [case]
from sklearn.datasets import load_files
# %%
open('d/a','w').write('x')
# %%
x = load_files('d')

# %% [case]
from sklearn.datasets import load_svmlight_file, dump_svmlight_file
# %%
dump_svmlight_file([[1]], [1], 'f')
# %%
x = load_svmlight_file('f')

# %% [case]
import numpy as np
b = np.zeros(2)
# %%
f = open('f','wb'); np.lib.format.write_array(f, b)
# %%
print(np.load('f'))

# %% [case]
import numpy as np
v = np.vectorize(lambda x: x)
# %%
v.otypes = 'f'
# %%
print(v(3))

# %% [case]
import xgboost as xgb
b = xgb.train({}, xgb.DMatrix([[1]]))
# %%
b.save_model('f')
# %%
xgb.Booster(model_file='f')

# %% [case]
import xgboost as xgb
b = xgb.Booster()
# %%
b.load_model('f')
# %%
print(b.predict(xgb.DMatrix([[1]])))

# %% [case]
import torch
# %%
torch.save({}, 'f')
# %%
torch.load('f')

# %% [case]
f = open('x.txt')
# %%
l = f.readline()
# %%
print(f.read())

# %% [case]
f = open('x.txt', 'w')
# %%
f.write('a')
# %%
f.close()

# %% [case]
f = open('x.txt', 'w')
f.write('a')
# %%
f.flush()
# %%
print(open('x.txt').read())

# %% [case]
import json
# %%
with open('a.json', 'w') as f: json.dump({}, f)
# %%
with open('a.json') as f: d = json.load(f)

# %% [case]
import pickle
# %%
pickle.dump(1, open('a.pkl', 'wb'))
# %%
m = pickle.load(open('a.pkl', 'rb'))

# %% [case]
import numpy as np
# %%
np.savetxt('a.txt', np.ones(3))
# %%
np.loadtxt('a.txt')

# %% [case]
x = 1
# %%
%%writefile mod.py
x = 1
# %%
exec(open('mod.py').read())

# %% [case]
import sqlite3
c = sqlite3.connect('a.db')
k = c.cursor()
# %%
k.execute('select')
# %%
print(k.fetchall())

# %% [case]
import sqlite3
c = sqlite3.connect('a.db')
# %%
c.close()
# %%
c2 = sqlite3.connect('a.db')

# %% [case]
import os
# %%
os.system('touch a')
# %%
print(open('a'))

# %% [case]
import os
# %%
open("b.txt", "x").write("new")
# %%
print(sorted(os.listdir()))

# %% [case]
import os
# %%
os.mkdir("e")
# %%
print(sorted(os.scandir()))

# %% [case]
import os, tempfile
# %%
tempfile.mkdtemp(dir=".")
# %%
print(os.listdir("."))
