# %% [case]
import xgboost as xgb
m = xgb.XGBClassifier()
# %%
m.fit([[1]],[1])
# %%
print(m.predict([[1]]))

# %% [case]
import xgboost as xgb
d = xgb.DMatrix([[1]])
# %%
d.set_label([1])
# %%
print(d.get_label())

# %% [case]
import xgboost as xgb
b = xgb.train({}, xgb.DMatrix([[1]]))
# %%
b.update(xgb.DMatrix([[1]]), 1)
# %%
print(b.predict(xgb.DMatrix([[1]])))

# %% [case]
import xgboost as xgb
b = xgb.train({}, xgb.DMatrix([[1]]))
# %%
b.set_param('a', 1)
# %%
print(b.predict(xgb.DMatrix([[1]])))

# %% [case]
import xgboost as xgb
b = xgb.train({}, xgb.DMatrix([[1]]))
# %%
b.set_attr(a='1')
# %%
print(b.attr('a'))

# %% [case]
import xgboost as xgb
# %%
xgb.set_config(verbosity=2)
# %%
xgb.train({}, xgb.DMatrix([[1]]))

# %% [case]
import lightgbm as lgb
d = lgb.Dataset([[1]])
# %%
d.construct()
# %%
print(d.num_data())

# %% [case]
import lightgbm as lgb
d = lgb.Dataset([[1]])
b = lgb.train({}, d)
# %%
b.update()
# %%
print(b.predict([[1]]))

# %% [case]
import xgboost as xgb
r = {}
# %%
xgb.train({}, xgb.DMatrix([[1]]), evals_result=r)
# %%
print(r)
