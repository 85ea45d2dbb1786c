import { change, fresh, scalar, use, view } from "./behaviour.js";
import { table, under, type Library } from "./library.js";

/** Where no run is active, one is started, and its name drawn from Python's random state. */
const tracked = fresh("mlflow object", { effects: [change("mlflow"), change("random")] });

export const mlflow: Library = {
  modules: ["mlflow"],
  source: "MLflow 2.19 Python API: https://mlflow.org/docs/2.19.0/python_api/",
  functions: under(
    "mlflow",
    table([scalar("str", { effects: [use("mlflow")] }), "get_tracking_uri get_registry_uri"]),
  ),
  // The fluent interface works on one active run, and on one store.
  otherwise: tracked,
  types: {
    "mlflow object": {
      otherwise: tracked,
      anyAttribute: view("mlflow object"),
      methods: table([view("mlflow object", { effects: [change("mlflow")] }), "__enter__ __exit__"]),
      item: view("mlflow object"),
      iteration: view("mlflow object"),
      call: tracked,
    },
  },
};
