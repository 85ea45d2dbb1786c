# %% [case]
import mlflow
# %%
mlflow.log_param('a', 1)
# %%
mlflow.log_metric('b', 2)

# %% [case]
import mlflow
r = mlflow.start_run()
# %%
mlflow.log_param('a', 1)
# %%
mlflow.get_run(r.info.run_id)

# %% [case]
import mlflow
c = mlflow.tracking.MlflowClient()
# %%
c.log_metric('r', 'a', 1)
# %%
c.get_metric_history('r', 'a')

# %% [case]
import mlflow
# %%
mlflow.set_tracking_uri('x')
# %%
mlflow.search_runs()
