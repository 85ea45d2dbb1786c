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
