/**
 * Refresh the trip model
 *
 * Converted by nbflow 0.1.0 from refresh.ipynb. Yours to edit: converting again leaves a changed
 * script as it is.
 * @nbflow plan=1 notebook=sha256:65c5d8831aab47ef0969011de995e980840763d8db5f8afc7c8f50aadc338e4f script=sha256:e14ef86ee57226fd0860f6fc52cce585f571cbbde08513b292375196a257eb9f
 */
import { cell, flow, python, task } from "nbflow";

/** What the cell tagged `parameters` sets (cell 2). */
interface Parameters {
  /** The folder of the months, green_tripdata_YYYY-MM.parquet. Default: `"data"`. */
  data?: string;
  /** The folder where MLflow keeps its runs and models. Default: `"registry"`. */
  registry?: string;
  /** The registered model. Default: `"trip-duration"`. */
  name?: string;
  /** Minutes (RMSE) that a new model must be better by. Default: `0.0`. */
  margin?: number;
}

/** Imports (cell 1): runs first, once. */
const py = python({
  notebook: "refresh.ipynb",
  kernel: "python3",
  setup: [
    cell(1)`
from pathlib import Path

import mlflow
import pandas as pd
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import Ridge
from sklearn.metrics import root_mean_squared_error
from sklearn.pipeline import make_pipeline
`,
  ],
});

/** Set the parameters (cell 2). */
export const setParameters = task(
  { name: "set-parameters", mayRunAgain: true },
  py.parameters(
    { writes: ["data", "registry", "name", "margin"] },
    cell(2)`
data = "data"  # the folder of the months, green_tripdata_YYYY-MM.parquet
registry = "registry"  # the folder where MLflow keeps its runs and models
name = "trip-duration"  # the registered model
margin = 0.0  # minutes (RMSE) that a new model must be better by
`,
  ),
);

/**
 * Find the newest month (cell 3).
 *
 * - needs `data`, which cell 2 makes
 */
export const findNewestMonth = task(
  { name: "find-newest-month" },
  py.cells(
    { reads: ["data"], writes: ["month", "path"], restorable: true },
    cell(3)`
path = max(Path(data).glob("green_tripdata_*.parquet"))
month = path.stem.removeprefix("green_tripdata_")
print(f"the newest month is {month}")
`,
  ),
);

/**
 * Read its trips (cell 4).
 *
 * - needs `path`, which cell 3 makes
 */
export const readTrips = task(
  { name: "read-trips" },
  py.cells(
    {
      reads: ["path"],
      writes: [
        "asked",
        "features",
        "known",
        "last_week",
        "minutes_asked",
        "minutes_known",
        "trips",
      ],
    },
    cell(4)`
trips = pd.read_parquet(path)
trips["duration"] = (trips.lpep_dropoff_datetime - trips.lpep_pickup_datetime).dt.total_seconds() / 60
trips = trips[trips.duration.between(1, 60) & (trips.trip_distance < 60)].copy()  # the rest is nonsense
trips["PU_DO"] = trips.PULocationID.astype(str) + "_" + trips.DOLocationID.astype(str)

last_week = trips.lpep_pickup_datetime >= trips.lpep_pickup_datetime.max().normalize() - pd.Timedelta(days=6)
features = ["PU_DO", "PULocationID", "DOLocationID", "trip_distance"]
known = trips.loc[~last_week, features].astype({"PULocationID": str, "DOLocationID": str}).to_dict(orient="records")
asked = trips.loc[last_week, features].astype({"PULocationID": str, "DOLocationID": str}).to_dict(orient="records")
minutes_known = trips.loc[~last_week, "duration"].to_numpy()
minutes_asked = trips.loc[last_week, "duration"].to_numpy()
print(f"{len(known):,} trips to learn from, {len(asked):,} to compare on")
`,
  ),
);

/**
 * Train the new model (cell 5).
 *
 * - needs `asked`, `known`, `minutes_asked` and `minutes_known`, which cell 4 makes
 */
export const trainNewModel = task(
  { name: "train-new-model", mayRunAgain: true },
  py.cells(
    {
      reads: ["asked", "known", "minutes_asked", "minutes_known"],
      writes: [
        "model",
        "new_rmse",
        "asked",
        "known",
        "last_week",
        "minutes_asked",
        "minutes_known",
        "trips",
      ],
    },
    cell(5)`
model = make_pipeline(DictVectorizer(), Ridge(alpha=1.0))
model.fit(known, minutes_known)
new_rmse = float(root_mean_squared_error(minutes_asked, model.predict(asked)))
print(f"the new model is off by {new_rmse:.2f} minutes")
`,
  ),
);

/**
 * Ask the model in production (cell 6).
 *
 * - needs `asked`, which cell 5 makes or changes
 * - needs `name` and `registry`, which cell 2 makes
 * - needs `minutes_asked`: cell 6 reads `minutes_asked` after cell 5 iterates it, which may be an
 *   iterator
 */
export const askModel = task(
  { name: "ask-model" },
  py.cells(
    {
      reads: ["asked", "minutes_asked", "name", "registry"],
      writes: [
        "client",
        "folder",
        "in_production",
        "production",
        "production_rmse",
        "production_version",
        "asked",
        "known",
        "last_week",
        "minutes_asked",
        "minutes_known",
        "model",
        "trips",
      ],
    },
    cell(6)`
folder = Path(registry).resolve()
folder.mkdir(parents=True, exist_ok=True)
mlflow.set_tracking_uri(f"sqlite:///{folder}/mlflow.db")
if mlflow.get_experiment_by_name(name) is None:
    mlflow.create_experiment(name, artifact_location=(folder / "models").as_uri())
mlflow.set_experiment(name)
client = mlflow.MlflowClient()

try:
    production = client.get_model_version_by_alias(name, "production")
    in_production = mlflow.sklearn.load_model(f"models:/{name}@production")
    production_rmse = float(root_mean_squared_error(minutes_asked, in_production.predict(asked)))
    production_version = production.version
    print(f"version {production_version} in production is off by {production_rmse:.2f} minutes")
except mlflow.exceptions.MlflowException:
    production_rmse = production_version = None
    print("no model is in production yet")
`,
  ),
);

/**
 * Promote the better one (cell 7).
 *
 * - needs `client`, `production_rmse` and `production_version`, which cell 6 makes
 * - needs `known` and `model`, which cell 6 makes or changes
 * - needs `margin` and `name`, which cell 2 makes
 * - needs `month`, which cell 3 makes
 * - needs `new_rmse`, which cell 5 makes
 */
export const promoteBetterOne = task(
  { name: "promote-better-one" },
  py.cells(
    {
      reads: [
        "client",
        "known",
        "margin",
        "model",
        "month",
        "name",
        "new_rmse",
        "production_rmse",
        "production_version",
      ],
      writes: [
        "decision",
        "logged",
        "promoted",
        "asked",
        "known",
        "last_week",
        "minutes_asked",
        "minutes_known",
        "model",
        "trips",
      ],
    },
    cell(7)`
with mlflow.start_run(run_name=month):
    mlflow.log_params({"month": month, "trips": len(known)})
    mlflow.log_metric("rmse", new_rmse)
    logged = mlflow.sklearn.log_model(model, name="model", registered_model_name=name, pip_requirements=["scikit-learn"])

promoted = production_rmse is None or new_rmse < production_rmse - margin
if promoted:
    client.set_registered_model_alias(name, "production", logged.registered_model_version)

decision = {
    "month": month,
    "version": int(logged.registered_model_version),
    "rmse": round(new_rmse, 3),
    "before": None if production_version is None else int(production_version),
    "before_rmse": None if production_rmse is None else round(production_rmse, 3),
    "promoted": bool(promoted),
}
print("promoted" if promoted else "kept the model in production")
decision
`,
  ),
);

export default flow(
  {
    name: "refresh",
    parameters: {
      type: "object",
      properties: {
        data: {
          type: "string",
          default: "data",
          description: "the folder of the months, green_tripdata_YYYY-MM.parquet",
        },
        registry: {
          type: "string",
          default: "registry",
          description: "the folder where MLflow keeps its runs and models",
        },
        name: { type: "string", default: "trip-duration", description: "the registered model" },
        margin: {
          type: "number",
          default: 0,
          description: "minutes (RMSE) that a new model must be better by",
        },
      },
    },
  },
  async (parameters: Parameters) => {
    const settings = setParameters(parameters);
    const newestMonth = findNewestMonth({ data: settings.data });
    const trips = readTrips({ path: newestMonth.path });
    const newModel = trainNewModel({
      asked: trips.asked,
      known: trips.known,
      minutes_asked: trips.minutes_asked,
      minutes_known: trips.minutes_known,
    });
    const asked = askModel({
      asked: newModel.asked,
      minutes_asked: newModel.minutes_asked,
      name: settings.name,
      registry: settings.registry,
    });
    const promotedBetterOne = promoteBetterOne({
      client: asked.client,
      known: asked.known,
      margin: settings.margin,
      model: asked.model,
      month: newestMonth.month,
      name: settings.name,
      new_rmse: newModel.new_rmse,
      production_rmse: asked.production_rmse,
      production_version: asked.production_version,
    });
    return {
      asked: promotedBetterOne.asked,
      known: promotedBetterOne.known,
      minutes_asked: promotedBetterOne.minutes_asked,
      minutes_known: promotedBetterOne.minutes_known,
      decision: promotedBetterOne.decision,
    };
  },
);
