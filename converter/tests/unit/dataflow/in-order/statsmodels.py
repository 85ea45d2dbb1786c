# %% [case]
import statsmodels.api as sm
import numpy as np
r = sm.OLS([1,2],[1,2]).fit()
# %%
r.save('r.pkl')
# %%
x = sm.load('r.pkl')

# %% [case]
import statsmodels.api as sm
import numpy as np
r = sm.OLS([1,2],[1,2]).fit()
# %%
r.remove_data()
# %%
print(r.model)

# %% [case]
import statsmodels.api as sm
import numpy as np
m = sm.OLS([1,2],[1,2])
# %%
m.initialize()
# %%
print(m.fit())

# %% [case]
import statsmodels.api as sm
import numpy as np
m = sm.tsa.SARIMAX([1,2,3])
# %%
m.initialize_known([1],[[1]])
# %%
print(m.fit())

# %% [case]
import statsmodels.api as sm
import numpy as np
m = sm.tsa.SARIMAX([1,2,3])
# %%
m.ssm['design',0,0] = 3
# %%
print(m.fit())

# %% [case]
import statsmodels.api as sm
import numpy as np
m = sm.tsa.SARIMAX([1,2,3])
# %%
m.update([1,2])
# %%
print(m.ssm)

# %% [case]
import statsmodels.api as sm
import numpy as np
np.random.seed(0)
r = sm.tsa.SARIMAX([1,2,3]).fit()
# %%
x = r.simulate(3)
# %%
y = np.random.rand()

# %% [case]
import statsmodels.api as sm
import numpy as np
np.random.seed(0)
# %%
x = sm.tsa.arma_generate_sample([1],[1],9)
# %%
y = np.random.rand()

# %% [case]
from statsmodels.tsa.arima_process import ArmaProcess
import numpy as np
np.random.seed(0)
p = ArmaProcess([1],[1])
# %%
x = p.generate_sample(9)
# %%
y = np.random.rand()

# %% [case]
import statsmodels.formula.api as smf
import pandas as pd
df = pd.DataFrame({'a':[1]})
m = smf.ols('a ~ 1', df)
# %%
r = m.fit()
# %%
print(m.exog)
