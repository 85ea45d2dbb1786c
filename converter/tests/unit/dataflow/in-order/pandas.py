# %% [case]
import sqlite3, pandas as pd
c=sqlite3.connect('x.db')
# %%
pd.DataFrame({'a':[1]}).to_sql('a', c)
# %%
pd.read_sql('select * from a', c)

# %% [case]
import pandas as pd
# %%
pd.DataFrame({'a':[1]}).to_excel('b.xlsx')
# %%
pd.read_excel('b.xlsx')

# %% [case]
import pandas as pd
# %%
pd.DataFrame({'a':[1]}).to_hdf('b.h5', key='a')
# %%
pd.read_hdf('b.h5')

# %% [case]
import pandas as pd
w = pd.ExcelWriter('b.xlsx')
# %%
pd.DataFrame({'a':[1]}).to_excel(w)
# %%
w.close()

# %% [case]
import pandas as pd
s = pd.HDFStore('b.h5')
# %%
s['a'] = 1
# %%
print(s['a'])

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
def clean(d):
    d['b'] = 1
    return d
e = clean(df)
# %%
e['c'] = 1
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
dfs = {'x': df}
# %%
dfs['x']['c'] = 1
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
dfs = [df, df.copy()]
# %%
for d in dfs: d['c'] = 1
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
# %%
df.columns = ['z']
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
# %%
df = df.rename(columns={'a':'z'})
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
g = df.groupby('a')
# %%
df['b'] = 2
# %%
print(g.sum())

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
s = df['a']
# %%
s.iloc[0] = 5
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
sub = df[df.a > 0]
# %%
df.loc[0,'a'] = 2
# %%
df['b'] = sub['a']

# %% [case]
import pandas as pd
pd.options.display.max_rows = 5
# %%
pd.reset_option('all')
# %%
pd.DataFrame({'a':[1]})

# %% [case]
import pandas as pd
# %%
pd.set_option('display.max_rows', 5)
# %%
pd.DataFrame({'a':[1]})

# %% [case]
import pandas as pd
pd.DataFrame({'a':[1]})
# %%
pd.options.mode.chained_assignment = None
# %%
print(pd.DataFrame({'a':[1]}))

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
r = []
# %%
df.apply(lambda x: r.append(1))
# %%
print(r)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
r = []
# %%
df.a.map(r.append)
# %%
print(r)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
r = []
# %%
df.groupby('a').apply(lambda g: r.append(1))
# %%
print(r)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
r = []
# %%
df.assign(b=lambda d: r.append(1))
# %%
print(r)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
r = []
# %%
df.agg({'a': lambda x: r.append(1)})
# %%
print(r)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
r = []
# %%
df.rename(columns=lambda c: r.append(c) or c)
# %%
print(r)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
r = []
# %%
df.sort_values('a', key=lambda c: r.append(1) or c)
# %%
print(r)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
r = []
# %%
df.loc[lambda d: r.append(1) or [0]]
# %%
print(r)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
r = []
# %%
df.style.applymap(lambda v: r.append(1) or '')
# %%
print(r)

# %% [case]
import pandas as pd
r = []
# %%
pd.read_csv('a', skiprows=lambda i: r.append(i))
# %%
print(r)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
# %%
df.eval('b = a', inplace=True)
# %%
print(df)

# %% [case]
import pandas as pd
x = 1
df = pd.DataFrame({'a':[1]})
# %%
x = 2
# %%
print(df.query('a == @x'))

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
# %%
pd.eval('b = df.a', target=df, inplace=True)
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
# %%
df.a.clip(0, inplace=True)
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':['x']})
df['a'] = df['a'].astype('category')
# %%
df['a'].cat.rename_categories({'x':'y'}, inplace=True)
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':['x']})
s = df['a'].astype('category')
# %%
s.cat.categories = ['y']
# %%
print(s)

# %% [case]
import pandas as pd
s = pd.DataFrame({'a':[1]}).style
# %%
s.set_caption('x')
# %%
s

# %% [case]
import pandas as pd
s = pd.DataFrame({'a':[1]}).style
# %%
s.format('{:.2f}')
# %%
s.to_html()

# %% [case]
import pandas as pd
idx = pd.MultiIndex.from_tuples([(1,2)])
df = pd.DataFrame({'a':[1]}, index=idx)
# %%
df.index.set_levels([[5]], level=0, inplace=True)
# %%
print(df)

# %% [case]
import pandas as pd
i = pd.Index([1])
df = pd.DataFrame({'a':[1]}, index=i)
# %%
i.name = 'x'
# %%
print(df)

# %% [case]
import pandas as pd
s = pd.Series([1])
s2 = pd.Series(s)
# %%
s[0] = 5
# %%
print(s2)

# %% [case]
import pandas as pd, numpy as np
a = np.ones(3)
s = pd.Series(a)
# %%
a[0] = 5
# %%
print(s)

# %% [case]
import pandas as pd, numpy as np
a = np.ones((3,2))
df = pd.DataFrame(a)
# %%
a[0] = 5
# %%
print(df)

# %% [case]
import pandas as pd
d = {'a': [1]}
df = pd.DataFrame(d)
# %%
df['b'] = d['a']
# %%
print(df)

# %% [case]
import pandas as pd
l = [[1]]
df = pd.DataFrame({'a': l})
# %%
l[0].append(2)
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a': [[1]]})
df2 = df.copy()
# %%
df2.a[0].append(2)
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a': [[1]]})
x = df.explode('a')
# %%
x.iloc[0] = 3
# %%
print(x)

# %% [case]
import pandas as pd
g = pd.DataFrame({'a':[1]}).groupby('a')
x = g.get_group(1)
# %%
x['b'] = 2
# %%
print(x)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
for n, grp in df.groupby('a'): last = grp
# %%
last['b'] = 2
# %%
print(last)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
r = df.iloc[0]
# %%
r['a'] = 2
# %%
print(r)

# %% [case]
import pandas as pd
from pandas import DataFrame as D
x = D({'a':[1]})
# %%
x.insert(0,'b',1)
# %%
print(x)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
f = df.pop
# %%
f('a')
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
setter = df.__setitem__
# %%
setter('b', 1)
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
def g(x, inplace=True): x.drop('a', axis=1, inplace=inplace)
# %%
g(df)
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
opts = dict(inplace=True)
# %%
df.dropna(**opts)
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
INPLACE = True
# %%
df.dropna(inplace=INPLACE)
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
# %%
getattr(df, 'pop')('a')
# %%
print(df)

# %% [case]
import pandas as pd
from operator import methodcaller
df = pd.DataFrame({'a':[1]})
# %%
methodcaller('pop', 'a')(df)
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
# %%
[df.drop(c, axis=1, inplace=True) for c in ['a']]
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
a, b = df, df.copy()
# %%
a['x'] = 1
# %%
print(df)

# %% [case]
import pandas as pd
train = pd.DataFrame({'a':[1]})
test = train.copy()
full = [train, test]
# %%
for d in full:
    d['b'] = 1
# %%
print(test)

# %% [case]
import pandas as pd
train = pd.DataFrame({'a':[1]})
test = train.copy()
# %%
for d in (train, test):
    d.drop('a', axis=1, inplace=True)
# %%
print(train)

# %% [case]
import pandas as pd
train = pd.DataFrame({'a':[1]})
d = dict(train=train)
# %%
for k, v in d.items(): v['x'] = 1
# %%
print(train)

# %% [case]
import pandas as pd
train = pd.DataFrame({'a':[1]})
# %%
list(map(lambda d: d.insert(0, 'x', 1), [train]))
# %%
print(train)

# %% [case]
import pandas as pd
train = pd.DataFrame({'a':[1]})
# %%
globals()['train']['x'] = 1
# %%
print(train)

# %% [case]
import pandas as pd
class M:
    def __init__(self, d): self.d = d
    def go(self): self.d['x'] = 1
df = pd.DataFrame({'a':[1]})
m = M(df)
# %%
m.go()
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
def f(): df['x'] = 1
# %%
f()
# %%
print(df)

# %% [case]
import pandas as pd
df = pd.DataFrame({'a':[1]})
def f():
    global df
    df = df.dropna()
# %%
f()
# %%
print(df)

# %% [case]
import pandas as pd
# %%
pd.DataFrame.foo = 3
# %%
print(pd.DataFrame().foo)

# %% [case]
import pandas as pd
# %%
pd.api.extensions.register_dataframe_accessor('foo')(object)
# %%
print(pd.DataFrame().foo)

# %% [case]
import pandas as pd
# %%
pd.options.plotting.backend = 'plotly'
# %%
pd.Series([1]).plot()

# %% [case]
import urllib.request, pandas as pd
# %%
urllib.request.urlretrieve('http://x', 'a.csv')
# %%
pd.read_csv('a.csv')

# %% [case]
import os
# %%
os.chdir('d')
# %%
import pandas as pd
pd.read_csv('a.csv')

# %% [case]
import pandas as pd
x = pd.DataFrame({"a": [1.0, 2]})
y = x.eval("a")
# %%
y -= 1
# %%
print(x)

# %% [case]
import pandas as pd
x = pd.DataFrame({"a": [1.0, 2]})
y = dict(x)
# %%
x.loc[0, "a"] = 9
# %%
print(y)

# %% [case]
import pandas as pd
x = pd.DataFrame({"a": [1.0, 2]})
y = x.to_dict("series")
# %%
x.loc[:, "a"] = 9
# %%
print(y)

# %% [case]
import pandas as pd
x = pd.MultiIndex.from_product([[1, 2], list("ab")])
y = x.tolist()
# %%
y.append(9)
# %%
print(y)

# %% [case]
import pandas as pd
x = pd.DataFrame({"a": [1.5, 2]})
y = round(x, 2)
# %%
y["a"] = 1
# %%
print(y)

# %% [case]
import pandas as pd
x = pd.DataFrame({"a": [1.5, 2]})
y = abs(x)
# %%
y["a"] = 1
# %%
print(y)

# %% [case]
import pandas as pd
x = pd.DataFrame({"a": [1.5, 2]})
y = abs(x)
# %%
y.loc[0, "a"] = 1
# %%
print(y)

# %% [case]
import pandas as pd
x = pd.DataFrame({"a": [1.5, 2]})
y = pow(x, 2)
# %%
y.loc[0, "a"] = 1
# %%
print(y)

# %% [case]
import pandas as pd
x = pd.DataFrame({"a": [1.5, 2]})
a, b = divmod(x, 2)
# %%
a.loc[0, "a"] = 1
# %%
print(a)

# %% [case]
import pandas as pd
x = pd.DataFrame({"a": [1.5, 2]})
y = sum([x, x])
# %%
y["a"] = 1
# %%
print(y)

# %% [case]
import pandas as pd
x = pd.DataFrame({"a": [1.5, 2]})
y = max([x], key=len)
# %%
y["a"] = 1
# %%
print(x)

# %% [case]
import pandas as pd, math
x = pd.DataFrame({"a": [1.5, 2]})
y = x if math.prod([1]) else None
# %%
y["a"] = 1
# %%
print(x)

# %% [case]
import pandas as pd, statistics
x = pd.DataFrame({"a": [1.5, 2]})
y = "a" + x["a"].astype(str)
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import pandas as pd
x = pd.DataFrame({"a": [1.5, 2]})
y = 100 * x["a"] / x["a"].sum()
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import pandas as pd
x = pd.DataFrame({"a": [1.5, 2]})
y = x["a"].sum() * x
# %%
y["b"] = 1
# %%
print(y)

# %% [case]
import pandas as pd
x = pd.DataFrame({"a": [1.5, 2]})
y = "a,b".split(",")
# %%
y.append(1)
# %%
print(y)

# %% [case]
import pandas as pd
y = pd.DataFrame({"a": [1]}).mean()
# %%
y["a"] = 1
# %%
print(y)

# %% [case]
import pandas as pd
y = pd.DataFrame({"a": [1]}).shape and pd.DataFrame({"a": [1]}).to_dict()
# %%
y["a"] = 1
# %%
print(y)

# %% [case]
import pandas as pd
y = pd.DataFrame({"a": [1]}).columns.tolist()
# %%
y.append(1)
# %%
print(y)

# %% [case]
import pandas as pd
y = list(pd.DataFrame({"a": [1]}).columns)
# %%
y.append(1)
# %%
print(y)

# %% [case]
import pandas as pd
y = pd.DataFrame({"a": [1]})["a"].unique()
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import pandas as pd
y = pd.DataFrame({"a": [1]})["a"].value_counts()
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import pandas as pd
y = pd.DataFrame({"a": [1]}).isnull().sum()
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import pandas as pd
y = pd.DataFrame({"a": [1]}).describe()
# %%
y["b"] = 1
# %%
print(y)

# %% [case]
import pandas as pd
y = pd.DataFrame({"a": [1]}).corr()
# %%
y["b"] = 1
# %%
print(y)

# %% [case]
import pandas as pd
y = pd.DataFrame({"a": ["x y"]})["a"].str.split()
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import pandas as pd
y = pd.DataFrame({"a": ["x y"]})["a"].str.len()
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import pandas as pd
y = pd.to_datetime(pd.Series(["2024"])).dt.year
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import pandas as pd
y = pd.date_range("2024", periods=2).to_series()
# %%
y.iloc[0] = 1
# %%
print(y)

# %% [case]
import pandas as pd
y = pd.crosstab([1], [2])
# %%
y["b"] = 1
# %%
print(y)

# %% [case]
import pandas as pd
y = pd.DataFrame({"a": [1], "b": [2]}).groupby("a").size()
# %%
y[0] = 1
# %%
print(y)

# %% [case]
import pandas as pd
y = pd.DataFrame({"a": [1], "b": [2]}).groupby("a").agg({"b": "sum"})
# %%
y["c"] = 1
# %%
print(y)

# %% [case]
import pandas as pd
y = pd.DataFrame({"a": [1], "b": [2]}).groupby("a")["b"].sum().reset_index()
# %%
y["c"] = 1
# %%
print(y)

# %% [case]
import pandas as pd
y = pd.DataFrame({"a": [1], "b": [2]}).groupby("a").groups
# %%
y["c"] = 1
# %%
print(y)

# %% [case]
import pandas as pd
x = pd.DataFrame({"a": [1.0, 2]})
y = {**x}
# %%
y["a"].replace(1.0, 9.0, inplace=True)
# %%
print(y)

# %% [case]
import pandas as pd
x = pd.DataFrame({"a": [1.0, 2]})
y = {**x}
# %%
x.loc[0, "a"] = 9
# %%
print(y)

# %% [case]
import pandas as pd
x = pd.DataFrame({"a": [1.0, 2]})
def f(a):
  return a
y = f(**x)
# %%
x.loc[0, "a"] = 9
# %%
print(y)

# %% [case]
import numpy as np
import pandas as pd
x = {"a": np.zeros(2), "b": np.ones(2)}
y = pd.Series(x)
# %%
x["a"] += 9
# %%
print(y)
