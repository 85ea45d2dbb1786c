/**
 * Trip duration prediction
 *
 * Converted by nbflow 0.1.0 from duration-prediction.ipynb. Yours to edit: converting again leaves
 * a changed script as it is.
 * @nbflow plan=1 notebook=sha256:62fcf946c651b1448802d220fd52a68057bb22623599cc05d742935df2aa3201 script=sha256:a4e1975800fdeb785da1c9da8e9c4da0d74162d46243a78074eebc44efe3f889
 */
import { cell, flow, python, task } from "nbflow";

/** What the cell tagged `parameters` sets (cell 2). */
interface Parameters {
  /** The month to learn from. Default: `"data/green_tripdata_2021-01.parquet"`. */
  train_path?: string;
  /** The month to compare the models on. Default: `"data/green_tripdata_2021-02.parquet"`. */
  validation_path?: string;
  /** Minutes; shorter trips are outliers. Default: `1`. */
  shortest?: number;
  /** Minutes; longer trips are outliers. Default: `60`. */
  longest?: number;
  /** The weight of lasso's penalty. Default: `0.001`. */
  alpha?: number;
  /** Where MLflow keeps its runs. Default: `"sqlite:///mlflow.db"`. */
  tracking_uri?: string;
}

/** Imports, definitions and settings (cells 1 and 6): runs first, once. */
const py = python({
  notebook: "duration-prediction.ipynb",
  kernel: "python3",
  setup: [
    cell(1)`
import matplotlib.pyplot as plt
import mlflow
import numpy as np
import pandas as pd
import seaborn as sns
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import Lasso, LinearRegression
from sklearn.metrics import root_mean_squared_error
from sklearn.pipeline import make_pipeline

%matplotlib inline
sns.set_theme(style="whitegrid")
`,
    cell(6)`
def read_trips(path, shortest, longest):
    """A month's trips with their duration in minutes, outliers cut."""
    trips = pd.read_parquet(path)
    trips["duration"] = (trips.lpep_dropoff_datetime - trips.lpep_pickup_datetime).dt.total_seconds() / 60
    trips = trips[trips.duration.between(shortest, longest)].copy()
    trips["PU_DO"] = trips.PULocationID.astype(str) + "_" + trips.DOLocationID.astype(str)
    return trips
`,
  ],
});

/** Set the parameters (cell 2). */
export const setParameters = task(
  { name: "set-parameters", mayRunAgain: true },
  py.parameters(
    { writes: ["train_path", "validation_path", "shortest", "longest", "alpha", "tracking_uri"] },
    cell(2)`
train_path = "data/green_tripdata_2021-01.parquet"  # the month to learn from
validation_path = "data/green_tripdata_2021-02.parquet"  # the month to compare the models on
shortest = 1  # minutes; shorter trips are outliers
longest = 60  # minutes; longer trips are outliers
alpha = 0.001  # the weight of lasso's penalty
tracking_uri = "sqlite:///mlflow.db"  # where MLflow keeps its runs
`,
  ),
);

/** List the files (cell 3). */
export const listFiles = task(
  { name: "list-files" },
  py.cells(
    { apart: true, restorable: true },
    cell(3)`
!ls -lh data
`,
  ),
);

/**
 * Explore a month (cells 4 and 5).
 *
 * - needs `train_path`, `longest` and `shortest`, which cell 2 makes
 */
export const exploreMonth = task(
  { name: "explore-month" },
  py.cells(
    {
      reads: ["train_path", "longest", "shortest"],
      writes: ["raw", "usual"],
      apart: true,
      restorable: true,
    },
    cell(4)`
raw = pd.read_parquet(train_path)
raw["duration"] = (raw.lpep_dropoff_datetime - raw.lpep_pickup_datetime).dt.total_seconds() / 60
raw.duration.describe(percentiles=[0.5, 0.95, 0.98, 0.99])
`,
    cell(5)`
usual = raw.duration.between(shortest, longest)
print(f"{usual.mean():.1%} of {len(raw):,} trips take between {shortest} and {longest} minutes")

fig, ax = plt.subplots(figsize=(8, 3.5))
sns.histplot(raw.duration[usual], bins=60, kde=True, ax=ax)
ax.set(title="How long trips take", xlabel="minutes", ylabel="trips");
`,
  ),
);

/**
 * Read the training month (cell 7).
 *
 * - needs `longest`, `shortest` and `train_path`, which cell 2 makes
 */
export const readTrainingMonth = task(
  { name: "read-training-month" },
  py.cells(
    {
      reads: ["longest", "shortest", "train_path"],
      writes: ["train"],
      apart: true,
      restorable: true,
    },
    cell(7)`
train = read_trips(train_path, shortest, longest)
print(f"{len(train):,} trips to learn from")
train[["lpep_pickup_datetime", "PU_DO", "trip_distance", "duration"]].head()
`,
  ),
);

/**
 * Read the validation month (cell 8).
 *
 * - needs `longest`, `shortest` and `validation_path`, which cell 2 makes
 */
export const readValidationMonth = task(
  { name: "read-validation-month" },
  py.cells(
    {
      reads: ["longest", "shortest", "validation_path"],
      writes: ["validation"],
      apart: true,
      restorable: true,
    },
    cell(8)`
validation = read_trips(validation_path, shortest, longest)
print(f"{len(validation):,} trips to compare on")
validation[["lpep_pickup_datetime", "PU_DO", "trip_distance", "duration"]].head()
`,
  ),
);

/**
 * Build the features (cell 9).
 *
 * - needs `train`, which cell 7 makes
 * - needs `validation`, which cell 8 makes
 */
export const buildFeatures = task(
  { name: "build-features", mayRunAgain: true },
  py.cells(
    {
      reads: ["train", "validation"],
      writes: ["X_train", "X_validation", "features", "vectorizer", "y_train", "y_validation"],
      apart: true,
    },
    cell(9)`
features = ["PU_DO", "trip_distance"]
vectorizer = DictVectorizer()

X_train = vectorizer.fit_transform(train[features].to_dict(orient="records"))
X_validation = vectorizer.transform(validation[features].to_dict(orient="records"))
y_train = train.duration.to_numpy()
y_validation = validation.duration.to_numpy()
X_train.shape, X_validation.shape
`,
  ),
);

/**
 * Train a linear regression (cells 10 and 11).
 *
 * - needs `X_train`, `y_train`, `X_validation` and `y_validation`, which cell 9 makes
 */
export const trainLinearRegression = task(
  { name: "train-linear-regression", mayRunAgain: true },
  py.cells(
    {
      reads: ["X_train", "y_train", "X_validation", "y_validation"],
      writes: ["linear", "linear_predictions", "linear_rmse"],
      apart: true,
    },
    cell(10)`
%%time
linear = LinearRegression()
linear.fit(X_train, y_train)
`,
    cell(11)`
linear_predictions = linear.predict(X_validation)
linear_rmse = root_mean_squared_error(y_validation, linear_predictions)
print(f"linear regression: off by {linear_rmse:.2f} minutes (RMSE)")
`,
  ),
);

/**
 * Train a lasso (cells 12 and 13).
 *
 * - needs `X_train`, `y_train`, `X_validation` and `y_validation`, which cell 9 makes
 * - needs `alpha`, which cell 2 makes
 */
export const trainLasso = task(
  { name: "train-lasso" },
  py.cells(
    {
      reads: ["X_train", "alpha", "y_train", "X_validation", "y_validation"],
      writes: ["lasso", "lasso_predictions", "lasso_rmse"],
      restorable: true,
    },
    cell(12)`
%%time
lasso = Lasso(alpha=alpha)
lasso.fit(X_train, y_train)
`,
    cell(13)`
lasso_predictions = lasso.predict(X_validation)
lasso_rmse = root_mean_squared_error(y_validation, lasso_predictions)
print(f"lasso: off by {lasso_rmse:.2f} minutes (RMSE), {np.count_nonzero(lasso.coef_):,} of {lasso.coef_.size:,} weights used")
`,
  ),
);

/**
 * Compare the models (cell 14).
 *
 * - needs `lasso_rmse`, which cell 13 makes
 * - needs `linear_rmse`, which cell 11 makes
 * - needs `y_train` and `y_validation`, which cell 9 makes
 */
export const compareModels = task(
  { name: "compare-models", mayRunAgain: true },
  py.cells(
    {
      reads: ["lasso_rmse", "linear_rmse", "y_train", "y_validation"],
      writes: ["best_model", "best_rmse", "comparison", "mean_rmse"],
      apart: true,
    },
    cell(14)`
mean_rmse = root_mean_squared_error(y_validation, np.full_like(y_validation, y_train.mean()))
comparison = pd.DataFrame(
    {"rmse": {"mean": mean_rmse, "linear regression": linear_rmse, "lasso": lasso_rmse}}
).sort_values("rmse")
best_model = comparison.index[0]
best_rmse = round(float(comparison.rmse.iloc[0]), 2)
comparison
`,
  ),
);

/**
 * Plot the predictions (cell 15).
 *
 * - needs `lasso_predictions`, which cell 13 makes
 * - needs `linear_predictions`, which cell 11 makes
 * - needs `longest`, which cell 2 makes
 * - needs `y_validation`, which cell 9 makes
 * - waits for `exploreMonth`: cell 15 sets `fig` again after cell 5
 */
export const plotPredictions = task(
  { name: "plot-predictions", mayRunAgain: true },
  py.cells(
    {
      reads: ["lasso_predictions", "linear_predictions", "longest", "y_validation"],
      writes: ["ax", "fig"],
      apart: true,
    },
    cell(15)`
fig, ax = plt.subplots(figsize=(8, 3.5))
sns.kdeplot(y_validation, ax=ax, label="what it took", color="0.3", fill=True)
sns.kdeplot(linear_predictions, ax=ax, label="linear regression")
sns.kdeplot(lasso_predictions, ax=ax, label="lasso")
ax.set(title="Predicted and real durations", xlabel="minutes", xlim=(0, longest))
ax.legend();
`,
  ),
);

/**
 * Log the models to MLflow (cells 16–19).
 *
 * - needs `tracking_uri`, `train_path`, `validation_path` and `alpha`, which cell 2 makes
 * - needs `features` and `vectorizer`, which cell 9 makes
 * - needs `linear`, which cell 10 makes
 * - needs `linear_rmse`, which cell 11 makes
 * - needs `lasso`, which cell 12 makes
 * - needs `lasso_rmse`, which cell 13 makes
 */
export const logModels = task(
  { name: "log-models" },
  py.cells(
    {
      reads: [
        "tracking_uri",
        "features",
        "linear",
        "linear_rmse",
        "train_path",
        "validation_path",
        "vectorizer",
        "alpha",
        "lasso",
        "lasso_rmse",
      ],
      writes: ["runs"],
    },
    cell(16)`
mlflow.set_tracking_uri(tracking_uri)
mlflow.set_experiment("trip-duration");
`,
    cell(17)`
with mlflow.start_run(run_name="linear regression"):
    mlflow.log_params({"train": train_path, "validation": validation_path, "features": ", ".join(features)})
    mlflow.log_metric("rmse", linear_rmse)
    mlflow.sklearn.log_model(make_pipeline(vectorizer, linear), name="model", pip_requirements=["scikit-learn"])
`,
    cell(18)`
with mlflow.start_run(run_name="lasso"):
    mlflow.log_params({"train": train_path, "validation": validation_path, "features": ", ".join(features), "alpha": alpha})
    mlflow.log_metric("rmse", lasso_rmse)
    mlflow.sklearn.log_model(make_pipeline(vectorizer, lasso), name="model", pip_requirements=["scikit-learn"])
`,
    cell(19)`
runs = mlflow.search_runs(order_by=["start_time DESC"], max_results=2)
runs[["tags.mlflow.runName", "metrics.rmse", "params.alpha", "status"]]
`,
  ),
);

export default flow(
  {
    name: "duration-prediction",
    parameters: {
      type: "object",
      properties: {
        train_path: {
          type: "string",
          default: "data/green_tripdata_2021-01.parquet",
          description: "the month to learn from",
        },
        validation_path: {
          type: "string",
          default: "data/green_tripdata_2021-02.parquet",
          description: "the month to compare the models on",
        },
        shortest: {
          type: "integer",
          default: 1,
          description: "minutes; shorter trips are outliers",
        },
        longest: {
          type: "integer",
          default: 60,
          description: "minutes; longer trips are outliers",
        },
        alpha: { type: "number", default: 0.001, description: "the weight of lasso's penalty" },
        tracking_uri: {
          type: "string",
          default: "sqlite:///mlflow.db",
          description: "where MLflow keeps its runs",
        },
      },
    },
  },
  async (parameters: Parameters) => {
    const settings = setParameters(parameters);
    listFiles();
    const monthExploration = exploreMonth({
      train_path: settings.train_path,
      longest: settings.longest,
      shortest: settings.shortest,
    });
    const trainingMonth = readTrainingMonth({
      longest: settings.longest,
      shortest: settings.shortest,
      train_path: settings.train_path,
    });
    const validationMonth = readValidationMonth({
      longest: settings.longest,
      shortest: settings.shortest,
      validation_path: settings.validation_path,
    });
    const features = buildFeatures({
      train: trainingMonth.train,
      validation: validationMonth.validation,
    });
    const linearRegression = trainLinearRegression({
      X_train: features.X_train,
      y_train: features.y_train,
      X_validation: features.X_validation,
      y_validation: features.y_validation,
    });
    const lasso = trainLasso({
      X_train: features.X_train,
      alpha: settings.alpha,
      y_train: features.y_train,
      X_validation: features.X_validation,
      y_validation: features.y_validation,
    });
    const comparison = compareModels({
      lasso_rmse: lasso.lasso_rmse,
      linear_rmse: linearRegression.linear_rmse,
      y_train: features.y_train,
      y_validation: features.y_validation,
    });
    plotPredictions(
      {
        lasso_predictions: lasso.lasso_predictions,
        linear_predictions: linearRegression.linear_predictions,
        longest: settings.longest,
        y_validation: features.y_validation,
      },
      { waitFor: [monthExploration] },
    );
    const logged = logModels({
      tracking_uri: settings.tracking_uri,
      features: features.features,
      linear: linearRegression.linear,
      linear_rmse: linearRegression.linear_rmse,
      train_path: settings.train_path,
      validation_path: settings.validation_path,
      vectorizer: features.vectorizer,
      alpha: settings.alpha,
      lasso: lasso.lasso,
      lasso_rmse: lasso.lasso_rmse,
    });
    return {
      best_model: comparison.best_model,
      best_rmse: comparison.best_rmse,
      runs: logged.runs,
    };
  },
);
