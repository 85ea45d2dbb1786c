# %% [case]
def gen():
    acc = []
    while True:
        x = yield acc
        acc.append(x)
g = gen(); first = next(g)
# %%
g.send(1)
# %%
print(first)

# %% [case]
def gen():
    acc = []
    for i in range(5):
        acc.append(i)
        yield acc
g = gen(); first = next(g)
# %%
next(g)
# %%
print(first)

# %% [case]
def gen():
    d = {}
    while True:
        d["n"] = d.get("n", 0) + 1
        yield d
g = gen(); first = next(g)
# %%
for x in g: break
# %%
print(first)

# %% [case]
import torch
acts = {}
m = torch.nn.Linear(2, 2)
m.register_forward_hook(lambda mod, i, o: acts.update(out=o))
# %%
m(torch.zeros(1, 2))
# %%
print(acts)

# %% [case]
import torch
acts = []
m = torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.ReLU())
m[0].register_forward_hook(lambda mod, i, o: acts.append(o))
# %%
m(torch.zeros(1, 2))
# %%
print(acts)

# %% [case]
import torch
acts = []
class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.l = torch.nn.Linear(2, 2)
    def forward(self, x): return self.l(x)
net = Net()
net.l.register_forward_hook(lambda mod, i, o: acts.append(o))
# %%
net(torch.zeros(1, 2))
# %%
print(acts)

# %% [case]
import torch
gs = []
x = torch.ones(2, requires_grad=True)
y = (x * 2).sum()
x.register_hook(lambda g: gs.append(g))
# %%
y.backward()
# %%
print(gs)

# %% [case]
import torch
x = torch.ones(2, requires_grad=True)
y = (x * 2).sum()
# %%
y.backward()
# %%
print(x.grad)

# %% [case]
import torch
class Data(torch.utils.data.Dataset):
    def __init__(self): self.seen = []
    def __len__(self): return 2
    def __getitem__(self, i): self.seen.append(i); return i
d = Data()
l = torch.utils.data.DataLoader(d)
# %%
for b in l: pass
# %%
print(d.seen)

# %% [case]
import torch
seen = []
l = torch.utils.data.DataLoader([1, 2], collate_fn=lambda b: seen.append(b) or b)
# %%
for b in l: pass
# %%
print(seen)

# %% [case]
import torch
m = torch.nn.Linear(2, 2)
o = torch.optim.SGD(m.parameters(), lr=0.1)
s = torch.optim.lr_scheduler.StepLR(o, 1)
# %%
o.step(); s.step()
# %%
print(o.param_groups[0]["lr"])

# %% [case]
import torch
m = torch.nn.Linear(2, 2)
o = torch.optim.SGD(m.parameters(), lr=0.1)
# %%
for g in o.param_groups: g["lr"] = 1
# %%
print(o.state_dict())

# %% [case]
import torch
m = torch.nn.Linear(2, 2)
sd = m.state_dict()
# %%
with torch.no_grad(): m.weight.fill_(0)
# %%
print(sd)

# %% [case]
import torch
m = torch.nn.Linear(2, 2)
ps = list(m.parameters())
# %%
ps[0].data.zero_()
# %%
print(m.weight)

# %% [case]
import torch
m = torch.nn.Linear(2, 2)
# %%
m.eval()
# %%
print(m.training)

# %% [case]
import torch
m = torch.nn.Linear(2, 2)
# %%
for p in m.parameters(): p.requires_grad = False
# %%
print(m.weight.requires_grad)

# %% [case]
import torch
m = torch.nn.Linear(2, 2)
# %%
m.apply(lambda x: torch.nn.init.zeros_(x.weight))
# %%
print(m.weight)

# %% [case]
import torch, numpy as np
a = np.zeros(3)
t = torch.from_numpy(a)
# %%
t += 1
# %%
print(a)

# %% [case]
import torch
t = torch.zeros(3)
a = t.numpy()
# %%
a[0] = 4
# %%
print(t)

# %% [case]
import torch
# %%
torch.set_grad_enabled(False)
# %%
x = torch.ones(2, requires_grad=True)
print((x * 2).requires_grad)

# %% [case]
import lightgbm as lgb
res = {}
d = lgb.Dataset([[1], [2]], [0, 1])
# %%
lgb.train({}, d, valid_sets=[d], callbacks=[lgb.record_evaluation(res)])
# %%
print(res)

# %% [case]
import xgboost as xgb
res = {}
d = xgb.DMatrix([[1], [2]], label=[0, 1])
# %%
xgb.train({}, d, evals=[(d, "t")], evals_result=res)
# %%
print(res)

# %% [case]
import optuna
seen = []
def objective(t):
    seen.append(t.number)
    return 1.0
study = optuna.create_study()
# %%
study.optimize(objective, n_trials=2)
# %%
print(seen)

# %% [case]
import optuna
study = optuna.create_study()
# %%
study.optimize(lambda t: 1.0, n_trials=2)
# %%
print(study.best_value)

# %% [case]
from hyperopt import fmin, tpe, hp, Trials
trials = Trials()
# %%
fmin(lambda x: x, hp.uniform("x", 0, 1), algo=tpe.suggest, max_evals=2, trials=trials)
# %%
print(trials.results)

# %% [case]
from hyperopt import fmin, tpe, hp
log = []
def f(x): log.append(x); return x
# %%
fmin(f, hp.uniform("x", 0, 1), algo=tpe.suggest, max_evals=2)
# %%
print(log)

# %% [case]
from tqdm import tqdm
import pandas as pd
tqdm.pandas()
log = []
df = pd.DataFrame({"a": [1]})
# %%
df.a.progress_apply(lambda x: log.append(x))
# %%
print(log)

# %% [case]
from ipywidgets import interact
log = []
# %%
@interact(x=3)
def f(x): log.append(x)
# %%
print(log)

# %% [case]
import ipywidgets as w
log = []
b = w.Button()
b.on_click(lambda b: log.append(1))
# %%
b.click()
# %%
print(log)

# %% [case]
from joblib import Memory
log = []
mem = Memory("cache", verbose=0)
@mem.cache
def f(x): log.append(x); return x
# %%
f(1)
# %%
print(log)

# %% [case]
from joblib import Parallel, delayed
log = []
def f(x): log.append(x)
# %%
Parallel(n_jobs=1)(delayed(f)(i) for i in range(2))
# %%
print(log)

# %% [case]
import dask
log = []
@dask.delayed
def f(x): log.append(x); return x
d = f(1)
# %%
d.compute()
# %%
print(log)

# %% [case]
import requests
log = []
s = requests.Session()
s.hooks["response"].append(lambda r, *a, **k: log.append(1))
# %%
s.get("http://x")
# %%
print(log)

# %% [case]
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.pipeline import make_pipeline
log = []
class T(BaseEstimator, TransformerMixin):
    def fit(self, X, y=None): log.append(1); return self
    def transform(self, X): return X
p = make_pipeline(T())
# %%
p.fit([[1]])
# %%
print(log)

# %% [case]
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.pipeline import make_pipeline
from sklearn.model_selection import GridSearchCV
from sklearn.linear_model import Ridge
log = []
class T(BaseEstimator, TransformerMixin):
    def fit(self, X, y=None): log.append(1); return self
    def transform(self, X): return X
g = GridSearchCV(make_pipeline(T(), Ridge()), {"ridge__alpha": [1]}, cv=2)
# %%
g.fit([[1], [2], [3], [4]], [1, 2, 3, 4])
# %%
print(log)

# %% [case]
from sklearn.model_selection import cross_val_score
from sklearn.base import BaseEstimator
log = []
class E(BaseEstimator):
    def fit(self, X, y=None): log.append(1); return self
    def score(self, X, y=None): return 1.0
# %%
cross_val_score(E(), [[1], [2], [3], [4]], [1, 2, 3, 4], cv=2)
# %%
print(log)

# %% [case]
import scipy.integrate as si
log = []
# %%
si.solve_ivp(lambda t, y: log.append(t) or y, (0, 1), [1.0])
# %%
print(len(log) > 0)

# %% [case]
import scipy.integrate as si
log = []
# %%
si.quad(lambda x: log.append(x) or x, 0, 1)
# %%
print(len(log) > 0)

# %% [case]
import scipy.optimize as so
log = []
def f(x): log.append(x); return x ** 2
# %%
so.minimize_scalar(f)
# %%
print(len(log) > 0)

# %% [case]
import scipy.optimize as so
log = []
# %%
so.curve_fit(lambda x, a: log.append(1) or a * x, [1.0, 2], [1.0, 2])
# %%
print(len(log) > 0)

# %% [case]
import numpy as np
log = []
# %%
np.fromfunction(lambda i: log.append(1) or i, (2,))
# %%
print(log)

# %% [case]
import plotly.graph_objects as go
f = go.Figure()
# %%
f.add_trace(go.Scatter(y=[1]))
# %%
print(f.data)

# %% [case]
import plotly.graph_objects as go
f = go.Figure()
# %%
f.update_layout(title="a")
# %%
f.show()

# %% [case]
import polars as pl
log = []
df = pl.DataFrame({"a": [1]})
# %%
df.select(pl.col("a").map_elements(lambda x: log.append(x) or x))
# %%
print(log)

# %% [case]
import networkx as nx
g = nx.Graph()
# %%
g.add_edge(1, 2)
# %%
print(g.edges)

# %% [case]
import networkx as nx
g = nx.Graph()
g.add_edge(1, 2)
h = g.subgraph([1, 2])
# %%
g.remove_edge(1, 2)
# %%
print(h.edges)

# %% [case]
import networkx as nx
g = nx.Graph(); g.add_node(1)
# %%
g.nodes[1]["c"] = 3
# %%
print(g.nodes(data=True))

# %% [case]
import sympy
x = sympy.Symbol("x")
# %%
sympy.init_printing()
# %%
x

# %% [case]
import sympy
m = sympy.zeros(2)
# %%
m[0, 0] = 5
# %%
print(m)

# %% [case]
from PIL import Image
i = Image.new("L", (2, 2))
# %%
i.putpixel((0, 0), 5)
# %%
print(i.getpixel((0, 0)))

# %% [case]
from PIL import Image, ImageDraw
i = Image.new("L", (2, 2))
d = ImageDraw.Draw(i)
# %%
d.point((0, 0), 5)
# %%
print(i.getpixel((0, 0)))

# %% [case]
import cv2, numpy as np
a = np.zeros((4, 4))
# %%
cv2.line(a, (0, 0), (3, 3), 1)
# %%
print(a)

# %% [case]
import spacy
nlp = spacy.blank("en")
# %%
nlp.add_pipe("sentencizer")
# %%
print(nlp("a"))

# %% [case]
from bs4 import BeautifulSoup
s = BeautifulSoup("<a><b/></a>")
b = s.b
# %%
b["x"] = "1"
# %%
print(s)

# %% [case]
import yaml
log = []
yaml.add_constructor("!x", lambda l, n: log.append(1))
# %%
yaml.load("!x a", yaml.FullLoader)
# %%
print(log)

# %% [case]
import statsmodels.api as sm
import numpy as np
log = []
class M(sm.OLS):
    def fit(self, *a, **k): log.append(1); return super().fit(*a, **k)
m = M(np.arange(3.0), np.ones(3))
# %%
m.fit()
# %%
print(log)

# %% [case]
from functools import partial
import pandas as pd
log = []
def f(log, x): log.append(x); return x
df = pd.DataFrame({"a": [1]})
# %%
df.a.apply(partial(f, log))
# %%
print(log)

# %% [case]
import pandas as pd
log = []
class F:
    def __call__(self, x): log.append(x); return x
df = pd.DataFrame({"a": [1]})
# %%
df.a.apply(F())
# %%
print(log)

# %% [case]
import pandas as pd
class F:
    def __init__(self): self.n = 0
    def f(self, x): self.n += 1; return x
f = F()
df = pd.DataFrame({"a": [1]})
# %%
df.a.apply(f.f)
# %%
print(f.n)

# %% [case]
import numpy as np
class F:
    def __init__(self): self.n = 0
    def f(self, x): self.n += 1; return x
f = F()
# %%
np.vectorize(f.f)([1, 2])
# %%
print(f.n)

# %% [case]
class F:
    def __init__(self): self.n = 0
    def f(self, x): self.n += 1; return x
f = F()
# %%
list(map(f.f, [1]))
# %%
print(f.n)

# %% [case]
class F:
    def __init__(self): self.n = 0
    def f(self, x): self.n += 1; return x
f = F()
fs = {"f": f.f}
# %%
fs["f"](1)
# %%
print(f.n)

# %% [case]
class F:
    def __init__(self): self.n = 0
    def f(self, x): self.n += 1; return x
f = F()
# %%
sorted([1, 2], key=f.f)
# %%
print(f.n)

# %% [case]
import functools
class F:
    def __init__(self): self.n = 0
    def f(self, x, y): self.n += 1; return x
f = F()
# %%
functools.reduce(f.f, [1, 2])
# %%
print(f.n)

# %% [case]
import functools
class F:
    def __init__(self): self.n = 0
    def f(self, x): self.n += 1; return x
f = F()
g = functools.partial(f.f, 1)
# %%
g()
# %%
print(f.n)

# %% [case]
import re
class F:
    def __init__(self): self.n = 0
    def f(self, m): self.n += 1; return "x"
f = F()
# %%
re.sub("a", f.f, "aa")
# %%
print(f.n)
