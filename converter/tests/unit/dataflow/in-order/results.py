# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1, 2]})
model = {}
# %%
def clean(d):
  d = d.copy()
  d["b"] = 1
  return d
df = clean(df)
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1, 2]})
# %%
df = df.round(1)
df["b"] = 1
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1, 2]})
df = df.apply(lambda r: r)
# %%
df["b"] = 1
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1, 2]})
df2 = df.groupby("a").apply(lambda g: g)
# %%
df2["b"] = 1
# %%
print(df2)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1, 2]})
for c in df.columns:
  df[c] = df[c].astype(float)
# %%
df.loc[df["a"] > 1, "a"] = 0
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1, 2]})
train, test = df.iloc[:1], df.iloc[1:]
# %%
train["b"] = 1
# %%
print(train)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1, 2]})
dfs = {k: g for k, g in df.groupby("a")}
# %%
dfs[1]["b"] = 1
# %%
print(dfs)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1, 2]})
g = df.groupby("a")
# %%
df["c"] = 1
# %%
print(g.sum())

# %% [case]
import pandas as pd
s = pd.Series([1, 2]).rolling(1).mean()
# %%
s[0] = 1
# %%
print(s)

# %% [case]
import pandas as pd
d = pd.DataFrame({"a": [1, 2]}).to_dict("records")
# %%
d[0]["a"] = 5
# %%
print(d)

# %% [case]
import pandas as pd
a, b = [x for _, x in pd.DataFrame({"a": [1, 2]}).groupby("a")]
# %%
a["z"] = 5
# %%
print(a)

# %% [case]
import pandas as pd
df = pd.concat([pd.DataFrame({"a": [1]})] * 2, ignore_index=True)
# %%
df["z"] = 5
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1]}).pipe(lambda d: d.assign(b=1))
# %%
df["z"] = 5
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1]}) if True else None
# %%
df["z"] = 5
# %%
print(df)

# %% [case]
import pandas as pd
df, n = (pd.DataFrame({"a": [1]}), 1)
# %%
df["z"] = 5
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1]}).T.reset_index().set_index("index").sort_index()
# %%
df["z"] = 5
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.pivot_table(pd.DataFrame({"a": [1], "b": [2]}), index="a")
# %%
df["z"] = 5
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.read_csv("a.csv", chunksize=1)
x = next(df)
# %%
x["z"] = 5
# %%
print(x)

# %% [case]
import pandas as pd
df = pd.read_csv("a.csv", chunksize=1)
# %%
x = next(df)
# %%
print(next(df))

# %% [case]
import pandas as pd
df = pd.read_excel("a.xlsx", sheet_name=None)
# %%
df["a"]["z"] = 1
# %%
print(df)

# %% [case]
import pandas as pd
x = pd.ExcelFile("a.xlsx")
df = x.parse("a")
# %%
df["z"] = 1
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.json_normalize([{"a": 1}])
# %%
df["z"] = 1
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame([[1]]).map(str)
# %%
df["z"] = 1
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.cut(pd.Series([1, 2]), 2, labels=False)
# %%
df[0] = 1
# %%
print(df)

# %% [case]
import pandas as pd
df, bins = pd.cut(pd.Series([1, 2]), 2, retbins=True)
# %%
bins[0] = 1
# %%
print(bins)

# %% [case]
import pandas as pd
codes, u = pd.factorize(pd.Series([1, 2]))
# %%
codes[0] = 1
# %%
print(codes)

# %% [case]
import pandas as pd
df = pd.Series([1, 2]).quantile([0.1])
# %%
df[0.1] = 1
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1]}).sum().sort_values()
# %%
df["a"] = 1
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1]}).idxmax()
# %%
df["a"] = 1
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1]}).mode().iloc[0]
# %%
df["a"] = 1
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1]}).dtypes
# %%
df["a"] = 1
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1]}).memory_usage()
# %%
df["a"] = 1
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.Series(["a"]).str.get_dummies()
# %%
df["a"] = 5
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.Series(["a"]).str.extract("(a)")
# %%
df["z"] = 5
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.Series(pd.to_datetime(["2024"])).dt.isocalendar()
# %%
df["z"] = 5
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1]}).compare(pd.DataFrame({"a": [2]}))
# %%
df["z"] = 5
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({"a": [1]}).items()
x = dict(df)
# %%
x["a"][0] = 5
# %%
print(x)

# %% [case]
import pandas as pd
x = [r for r in pd.DataFrame({"a": [1]}).itertuples()]
# %%
x.append(1)
# %%
print(x)

# %% [case]
import pandas as pd
x = pd.DataFrame({"a": [1]}).values.tolist()
# %%
x.append(1)
# %%
print(x)

# %% [case]
import pandas as pd
x = pd.DataFrame({"a": [1]}).axes[0].tolist()
# %%
x.append(1)
# %%
print(x)

# %% [case]
import pandas as pd
x = pd.DataFrame({"a": [1]}).loc[0].to_dict()
# %%
x["a"] = 1
# %%
print(x)

# %% [case]
import pandas as pd
x = pd.DataFrame({"a": [1]}).to_numpy()
# %%
x[0] = 1
# %%
print(x)

# %% [case]
import pandas as pd
x = pd.DataFrame({"a": [1]}).to_records()
# %%
x[0] = 1
# %%
print(x)

# %% [case]
import pandas as pd
x = pd.MultiIndex.from_tuples([(1, 2)]).to_frame()
# %%
x["a"] = 1
# %%
print(x)

# %% [case]
import pandas as pd
x = pd.Interval(0, 1), [1]
# %%
x[1].append(1)
# %%
print(x)

# %% [case]
import pandas as pd
x = pd.Series([1]).reset_index().values
# %%
x[0] = 1
# %%
print(x)

# %% [case]
import pandas as pd
x = pd.Series([1]).agg(["min", "max"])
# %%
x["min"] = 1
# %%
print(x)

# %% [case]
import pandas as pd
x = pd.Series([1]).describe().to_frame()
# %%
x["min"] = 1
# %%
print(x)

# %% [case]
import pandas as pd
x = pd.crosstab(pd.Series([1]), pd.Series([1])).stack()
# %%
x[1] = 1
# %%
print(x)

# %% [case]
import pandas as pd
x = pd.DataFrame({"a": [1]}).style.data
# %%
x["b"] = 1
# %%
print(x)

# %% [case]
from sklearn.model_selection import train_test_split
a, b = train_test_split([[1], [2]])
# %%
a.append(1)
# %%
print(a)

# %% [case]
from sklearn.model_selection import train_test_split
import pandas as pd
tr, te = train_test_split(pd.DataFrame({"a": [1, 2]}), random_state=0)
# %%
tr["z"] = 1
# %%
print(tr)

# %% [case]
from sklearn.preprocessing import StandardScaler
X = StandardScaler().fit_transform([[1.0], [2]])
# %%
X[0] = 1
# %%
print(X)

# %% [case]
from sklearn.linear_model import LinearRegression
m = LinearRegression().fit([[1], [2]], [1, 2])
c = m.coef_
# %%
c[0] = 1
# %%
print(c)

# %% [case]
from sklearn.linear_model import LinearRegression
m = LinearRegression().fit([[1], [2]], [1, 2])
c = m.coef_
# %%
c[0] = 1
# %%
print(m.predict([[1]]))

# %% [case]
from sklearn.linear_model import LinearRegression
m = LinearRegression().fit([[1], [2]], [1, 2])
p = m.predict([[1]])
# %%
p[0] = 1
# %%
print(p)

# %% [case]
from sklearn.metrics import confusion_matrix
m = confusion_matrix([0, 1], [0, 1])
# %%
m[0] = 1
# %%
print(m)

# %% [case]
from sklearn.metrics import classification_report
m = classification_report([0, 1], [0, 1], output_dict=True)
# %%
m["0"] = 1
# %%
print(m)

# %% [case]
from sklearn.metrics import roc_curve
a, b, c = roc_curve([0, 1], [0, 1])
# %%
a[0] = 1
# %%
print(a)

# %% [case]
from sklearn.model_selection import cross_val_score
from sklearn.svm import SVC
a = cross_val_score(SVC(), [[0], [1]] * 5, [0, 1] * 5)
# %%
a[0] = 1
# %%
print(a)

# %% [case]
from sklearn.model_selection import GridSearchCV
from sklearn.svm import SVC
g = GridSearchCV(SVC(), {"C": [1]}).fit([[0], [1]] * 5, [0, 1] * 5)
r = g.cv_results_
# %%
r["a"] = 1
# %%
print(r)

# %% [case]
from sklearn.model_selection import GridSearchCV
from sklearn.svm import SVC
g = GridSearchCV(SVC(), {"C": [1]}).fit([[0], [1]] * 5, [0, 1] * 5)
r = g.best_estimator_
# %%
r.set_params(C=2)
# %%
print(g.best_estimator_)

# %% [case]
from sklearn.datasets import load_iris
X, y = load_iris(return_X_y=True)
# %%
X[0] = 1
# %%
print(X)

# %% [case]
from sklearn.datasets import load_iris
X, y = load_iris(return_X_y=True, as_frame=True)
# %%
X["z"] = 1
# %%
print(X)

# %% [case]
from sklearn.datasets import make_blobs
X, y = make_blobs(random_state=0)
# %%
X[0] = 1
# %%
print(X)

# %% [case]
from sklearn.cluster import KMeans
k = KMeans(2, random_state=0).fit_predict([[0], [1]])
# %%
k[0] = 1
# %%
print(k)

# %% [case]
from sklearn.pipeline import make_pipeline
from sklearn.svm import SVC
p = make_pipeline(SVC())
s = p[-1]
# %%
s.C = 3
# %%
print(p)

# %% [case]
from sklearn.pipeline import make_pipeline
from sklearn.svm import SVC
p = make_pipeline(SVC())
s = p.named_steps["svc"]
# %%
s.set_params(C=3)
# %%
print(p)

# %% [case]
from sklearn.feature_extraction.text import CountVectorizer
v = CountVectorizer()
X = v.fit_transform(["a b"])
# %%
X[0, 0] = 9
# %%
print(X.toarray())

# %% [case]
from sklearn.preprocessing import LabelEncoder
y = LabelEncoder().fit_transform(["a"])
# %%
y[0] = 3
# %%
print(y)

# %% [case]
import numpy as np
a, b = np.where([1, 0])[0], 1
# %%
a[0] = 1
# %%
print(a)

# %% [case]
import numpy as np
a = np.vstack([[1], [2]])
# %%
a[0] = 1
# %%
print(a)

# %% [case]
import numpy as np
a, i = np.unique([1, 2], return_index=True)
# %%
i[0] = 1
# %%
print(i)

# %% [case]
import numpy as np
a, b = np.split(np.arange(4), 2)
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.random.rand(2)
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
r = np.random.default_rng(0)
a = r.normal(size=3)
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.apply_along_axis(lambda v: v, 0, np.eye(2))
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.fromiter([1], int)
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.gradient([1, 2, 3])
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.cov([1, 2], [2, 1])
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.poly1d([1, 2])
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.vectorize(lambda v: v)([1])
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.full(2, 1.0)
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.zeros_like([1])
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.indices((2, 2))
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.fft.fft([1, 2])
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
u, s, v = np.linalg.svd(np.eye(2))
# %%
s[0] = 9
# %%
print(s)

# %% [case]
import numpy as np
a = np.linalg.norm(np.eye(2), axis=0)
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.median(np.eye(2), axis=0)
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.percentile(np.eye(2), [1, 2])
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.argmax(np.eye(2), axis=0)
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.count_nonzero(np.eye(2), axis=0)
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.clip([1, 2], 0, 1)
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.sqrt([1, 2])
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.float32([1, 2])
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.int64([1, 2])
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.asarray((1, 2))
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.outer([1], [2])
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.interp([1], [2], [3])
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.trapezoid(np.eye(2))
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.round([1.5], 1)
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.digitize([1], [1])
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.bincount([1])
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.histogram2d([1], [1])[0]
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.nanmean(np.eye(2), 0)
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.eye(2).std(0)
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.eye(2).any(0)
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.eye(2).cumsum()
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.eye(2).dot([1, 2])
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.eye(2).argmax(0)
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.eye(2).nonzero()[0]
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.eye(2).round(1)
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.eye(2).clip(0, 1)
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.eye(2).trace() * np.ones(2)
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import numpy as np
a = np.array([1]).repeat(2)
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import scipy.stats
a = scipy.stats.zscore([1, 2, 3])
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import scipy.optimize
a = scipy.optimize.minimize(lambda v: v[0] ** 2, [1]).x
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import scipy.optimize
r = scipy.optimize.minimize(lambda v: v[0] ** 2, [1])
# %%
r.x = 9
# %%
print(r)

# %% [case]
import scipy.linalg
a = scipy.linalg.inv([[1]])
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import scipy.spatial
a = scipy.spatial.distance.cdist([[1]], [[1]])
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import scipy.signal
a, b = scipy.signal.butter(1, 0.5)
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import scipy.interpolate
f = scipy.interpolate.interp1d([0, 1], [0, 1])
a = f([0.5])
# %%
a[0] = 9
# %%
print(a)

# %% [case]
import statsmodels.api as sm
X = sm.add_constant([[1.0], [2]])
# %%
X[0] = 1
# %%
print(X)

# %% [case]
import statsmodels.api as sm
r = sm.OLS([1, 2.0], [[1], [2]]).fit()
p = r.params
# %%
p[0] = 1
# %%
print(p)

# %% [case]
import statsmodels.api as sm
r = sm.OLS([1, 2.0], [[1], [2]]).fit()
p = r.resid
# %%
p[0] = 1
# %%
print(p)

# %% [case]
import seaborn as sns
d = sns.load_dataset("tips")
# %%
d["z"] = 1
# %%
print(d)

# %% [case]
import seaborn as sns
p = sns.color_palette()
# %%
p[0] = 1
# %%
print(p)

# %% [case]
import matplotlib.pyplot as plt
n, b, p = plt.hist([1, 2])
# %%
n[0] = 1
# %%
print(n)

# %% [case]
import random
r = random.Random(0)
a = r.sample(range(9), 3)
# %%
a.append(1)
# %%
print(a)

# %% [case]
import json
d = json.load(open("a.json"))
# %%
d["a"] = 1
# %%
print(d)

# %% [case]
import csv
rows = [r for r in csv.DictReader(open("a.csv"))]
# %%
rows[0]["a"] = 1
# %%
print(rows)

# %% [case]
import requests
d = requests.get("http://a").json()
# %%
d["a"] = 1
# %%
print(d)

# %% [case]
import sqlite3
rows = sqlite3.connect("a.db").execute("select 1").fetchall()
# %%
rows.append(1)
# %%
print(rows)

# %% [case]
import collections
c = collections.Counter("aab").most_common(1)
# %%
c.append(1)
# %%
print(c)

# %% [case]
import re
t = re.sub("a", "b", "a").split()
# %%
t.append(1)
# %%
print(t)

# %% [case]
import datetime
d = [datetime.date(2024, 1, 1) + datetime.timedelta(i) for i in range(2)]
# %%
d.append(1)
# %%
print(d)

# %% [case]
import string
t = "a-b".translate(str.maketrans("-", " ")).split()
# %%
t.append(1)
# %%
print(t)

# %% [case]
import itertools
t = [list(g) for _, g in itertools.groupby([1, 1])]
# %%
t[0].append(1)
# %%
print(t)

# %% [case]
import functools
t = functools.reduce(lambda a, b: a + [b], [1, 2], [])
# %%
t.append(1)
# %%
print(t)

# %% [case]
t = sorted({"a": 1}.items(), key=lambda kv: kv[1])
# %%
t.append(1)
# %%
print(t)

# %% [case]
t = [*map(list, zip(*[[1, 2], [3, 4]]))]
# %%
t[0].append(1)
# %%
print(t)

# %% [case]
t = dict(zip("ab", [[1], [2]]))
# %%
t["a"].append(1)
# %%
print(t)

# %% [case]
t = {k: [] for k in "ab"}
# %%
t["a"].append(1)
# %%
print(t)

# %% [case]
t = [[0] * 2 for _ in range(2)]
# %%
t[0][0] = 1
# %%
print(t)

# %% [case]
t = eval("[1, 2]")
# %%
t.append(1)
# %%
print(t)

# %% [case]
t = "%s" % [1], [1]
# %%
t[1].append(1)
# %%
print(t)

# %% [case]
t = "a b".split()[:1]
# %%
t.append(1)
# %%
print(t)

# %% [case]
t = list("abc")[::-1]
# %%
t.append(1)
# %%
print(t)

# %% [case]
t = bytes(3) and bytearray(3)
# %%
t[0] = 1
# %%
print(t)

# %% [case]
t = memoryview(bytearray(3))
# %%
t[0] = 1
# %%
print(bytes(t))

# %% [case]
t = (lambda: [1])()
# %%
t.append(1)
# %%
print(t)

# %% [case]
t = next(iter([[1]]))
# %%
t.append(1)
# %%
print(t)

# %% [case]
t = max([[1], [2]])
# %%
t.append(1)
# %%
print(t)

# %% [case]
t = [x for x in [[1]] if x]
# %%
t[0].append(1)
# %%
print(t)

# %% [case]
t, *u = [1], [2], [3]
# %%
u.append(1)
# %%
print(u)

# %% [case]
t = u = []
# %%
u.append(1)
# %%
print(t)

# %% [case]
t = type("T", (), {"a": 1})()
# %%
t.a = 2
# %%
print(t.a)

# %% [case]
t = __import__("types").SimpleNamespace(a=1)
# %%
t.a = 2
# %%
print(t)

# %% [case]
t = complex(1, 2), [1]
# %%
t[1].append(1)
# %%
print(t)

# %% [case]
t = range(3), [1]
# %%
t[1].append(1)
# %%
print(t)

# %% [case]
t = str([1]).strip("[]").split(",")
# %%
t.append(1)
# %%
print(t)

# %% [case]
t = input().split()
# %%
t.append(1)
# %%
print(t)

# %% [case]
t = open("a").read().splitlines()
# %%
t.append(1)
# %%
print(t)

# %% [case]
t = open("a").readlines()
# %%
t.append(1)
# %%
print(t)

# %% [case]
t = list(open("a"))
# %%
t.append(1)
# %%
print(t)

# %% [case]
t = [l.strip() for l in open("a")]
# %%
t.append(1)
# %%
print(t)

# %% [case]
with open("a") as f:
  t = f.read().split()
# %%
t.append(1)
# %%
print(t)

# %% [case]
t = vars() and [1]
# %%
t.append(1)
# %%
print(t)

# %% [case]
import copy
t = copy.deepcopy([[1]])
# %%
t[0].append(1)
# %%
print(t)

# %% [case]
import pathlib
t = pathlib.Path("a").read_text().split()
# %%
t.append(1)
# %%
print(t)

# %% [case]
import os
t = os.path.split("a/b"), [1]
# %%
t[1].append(1)
# %%
print(t)

# %% [case]
import glob
t = sorted(glob.glob("*"))
# %%
t.append(1)
# %%
print(t)

# %% [case]
import subprocess
t = subprocess.check_output("ls").decode().split()
# %%
t.append(1)
# %%
print(t)

# %% [case]
import time
t = list(time.localtime())
# %%
t.append(1)
# %%
print(t)

# %% [case]
import numpy.ma as ma
t = ma.masked_equal([1, 2], 2).compressed()
# %%
t[0] = 5
# %%
print(t)

# %% [case]
import decimal
t = [decimal.Decimal(1)]
# %%
t.append(1)
# %%
print(t)

# %% [case]
import uuid
t = str(uuid.uuid4()).split("-")
# %%
t.append(1)
# %%
print(t)

# %% [case]
import hashlib
t = list(hashlib.md5(b"a").digest())
# %%
t.append(1)
# %%
print(t)

# %% [case]
import base64
t = bytearray(base64.b64decode("aaaa"))
# %%
t[0] = 1
# %%
print(t)

# %% [case]
import zlib
t = bytearray(zlib.compress(b"a"))
# %%
t[0] = 1
# %%
print(t)

# %% [case]
import operator
t = operator.itemgetter(0)([[1]])
# %%
t.append(1)
# %%
print(t)

# %% [case]
import calendar
t = calendar.monthrange(2024, 1), [1]
# %%
t[1].append(1)
# %%
print(t)

# %% [case]
import math
t = [math.sqrt(2)]
# %%
t.append(1)
# %%
print(t)
