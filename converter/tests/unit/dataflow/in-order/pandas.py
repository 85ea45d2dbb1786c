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
