# %% [case]
import io, pandas as pd
df = pd.DataFrame({'a':[1]})
b = io.StringIO()
# %%
df.info(buf=b)
# %%
print(b.getvalue())

# %% [case]
import io, pandas as pd
df = pd.DataFrame({'a':[1]})
b = io.StringIO()
# %%
df.to_csv(b)
# %%
print(b.getvalue())

# %% [case]
import io, pandas as pd
df = pd.DataFrame({'a':[1]})
b = io.StringIO()
# %%
df.to_csv(path_or_buf=b)
# %%
print(b.getvalue())

# %% [case]
import io, pandas as pd
df = pd.DataFrame({'a':[1]})
b = io.BytesIO()
# %%
df.to_pickle(b)
# %%
print(b.getvalue())

# %% [case]
import io, pandas as pd
df = pd.DataFrame({'a':[1]})
b = io.BytesIO()
# %%
df.to_parquet(b)
# %%
print(b.getvalue())

# %% [case]
import io, pandas as pd
df = pd.DataFrame({'a':[1]})
b = io.StringIO()
# %%
df.to_string(b)
# %%
print(b.getvalue())

# %% [case]
import io, pandas as pd
df = pd.DataFrame({'a':[1]})
b = io.StringIO()
# %%
df.to_html(buf=b)
# %%
print(b.getvalue())

# %% [case]
import io, pandas as pd
df = pd.DataFrame({'a':[1]})
b = io.StringIO()
# %%
df.to_markdown(b)
# %%
print(b.getvalue())

# %% [case]
import io, pandas as pd
b = io.StringIO('a,b')
# %%
df = pd.read_csv(b)
# %%
print(b.read())

# %% [case]
import os
import pandas as pd
# %%
os.makedirs('out', exist_ok=True)
# %%
pd.DataFrame().to_csv('out/a.csv')

# %% [case]
import pandas as pd
# %%
pd.DataFrame().to_csv('a.csv')
# %%
pd.read_csv('a.csv')

# %% [case]
import pandas as pd
p = 'a.csv'
# %%
pd.DataFrame().to_csv(p)
# %%
pd.read_csv('a.csv')

# %% [case]
import pandas as pd
from pathlib import Path
D = Path('d')
# %%
pd.DataFrame().to_csv(D / 'a.csv')
# %%
pd.read_csv('d/a.csv')

# %% [case]
import pandas as pd
D = 'd'
# %%
pd.DataFrame().to_csv(f'{D}/a.csv')
# %%
pd.read_csv(D + '/a.csv')

# %% [case]
import pandas as pd, os
D = 'd'
# %%
pd.DataFrame().to_csv(os.path.join(D, 'a.csv'))
# %%
os.listdir(D)

# %% [case]
import pandas as pd, glob
# %%
pd.DataFrame().to_csv('a.csv')
# %%
fs = [pd.read_csv(f) for f in glob.glob('*.csv')]

# %% [case]
import pandas as pd, os
# %%
pd.DataFrame().to_csv('a.csv')
# %%
print(os.path.exists('a.csv'))

# %% [case]
import pandas as pd, os
# %%
pd.DataFrame().to_csv('a.csv')
# %%
print(os.path.getsize('a.csv'))

# %% [case]
import pandas as pd, os
# %%
pd.DataFrame().to_csv('a.csv')
# %%
os.remove('a.csv')

# %% [case]
import pandas as pd, shutil
# %%
pd.DataFrame().to_csv('d/a.csv')
# %%
shutil.rmtree('d')

# %% [case]
import pandas as pd
# %%
pd.DataFrame().to_csv('a.csv')
# %%
!head a.csv

# %% [case]
import pandas as pd
# %%
pd.DataFrame().to_csv('a.csv')
# %%
%cat a.csv

# %% [case]
import pandas as pd
# %%
pd.DataFrame().to_csv('a.csv')
# %%
%ls

# %% [case]
import requests, pandas as pd
# %%
open('a.csv', 'wb').write(requests.get('http://x').content)
# %%
pd.read_csv('a.csv')

# %% [case]
import zipfile, pandas as pd
# %%
zipfile.ZipFile('a.zip').extractall('d')
# %%
pd.read_csv('d/a.csv')

# %% [case]
import tarfile, pandas as pd
# %%
tarfile.open('a.tgz').extractall()
# %%
pd.read_csv('a.csv')

# %% [case]
import sqlite3
c = sqlite3.connect('a.db')
# %%
c.execute('insert'); c.commit()
# %%
import pandas as pd
pd.read_sql('select', c)

# %% [case]
from sqlalchemy import create_engine
import pandas as pd
e = create_engine('x')
# %%
pd.DataFrame().to_sql('t', e)
# %%
pd.read_sql('t', e)

# %% [case]
import pandas as pd
x = next(pd.read_csv("a.csv", chunksize=1))
# %%
x["z"] = 5
# %%
print(x)

# %% [case]
import pandas as pd
r = pd.read_csv("a.csv", iterator=True)
x = r.get_chunk(1)
# %%
x["z"] = 5
# %%
print(x)

# %% [case]
import pandas as pd
r = pd.read_csv("a.csv", iterator=True)
# %%
x = r.get_chunk(1)
# %%
print(r.get_chunk(1))

# %% [case]
import pandas as pd
r = pd.read_csv("a.csv", chunksize=1)
# %%
for c in r:
  break
# %%
print(next(r))

# %% [case]
import pandas as pd
chunks = []
for c in pd.read_csv("a.csv", chunksize=1):
  chunks.append(c)
# %%
chunks[0]["z"] = 5
# %%
print(chunks)

# %% [case]
import pandas as pd
chunks = [c for c in pd.read_csv("a.csv", chunksize=1)]
# %%
for c in chunks:
  c["z"] = 1
# %%
print(chunks)

# %% [case]
import pandas as pd
df = pd.concat(pd.read_csv("a.csv", chunksize=1))
# %%
df["z"] = 5
# %%
print(df)

# %% [case]
import pandas as pd
with pd.read_csv("a.csv", chunksize=1) as r:
  first = next(r)
# %%
first["z"] = 5
# %%
print(first)

# %% [case]
import pandas as pd
r = pd.read_sql("q", "sqlite://", chunksize=1)
x = next(r)
# %%
x["z"] = 5
# %%
print(x)

# %% [case]
import pandas as pd
r = pd.read_json("a", lines=True, chunksize=1)
x = next(iter(r))
# %%
x["z"] = 5
# %%
print(x)
