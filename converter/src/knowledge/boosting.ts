import { change, changes, fresh, holder, readsFile, scalar, view } from "./behaviour.js";
import { table, together, under, type Library } from "./library.js";

const array = "numpy.ndarray";
const estimator = "sklearn estimator";
const makes = fresh(estimator, { gives: "holder" });

export const boosting: Library = {
  modules: ["xgboost", "lightgbm", "catboost"],
  source: "XGBoost 2.1 and LightGBM 4.5 Python API references",
  functions: together(
    under(
      "xgboost",
      table(
        [holder("xgboost data"), "DMatrix QuantileDMatrix"],
        [holder(estimator, { changes: ["arguments", "callbacks"] }), "train"],
        // It seeds numpy's global state.
        [holder(estimator, { changes: ["arguments", "callbacks"], effects: [change("numpy random")] }), "cv"],
        [makes, "XGBClassifier XGBRegressor XGBRanker XGBRFClassifier XGBRFRegressor"],
        [fresh(estimator, { gives: "holder", effects: [readsFile(2, "model_file")] }), "Booster"],
        [fresh("matplotlib.Artist", { figure: "draws" }), "plot_importance plot_tree"],
      ),
    ),
    under(
      "lightgbm",
      table(
        [holder("xgboost data"), "Dataset"],
        [holder(estimator, { changes: ["arguments", "callbacks"] }), "train cv"],
        [makes, "LGBMClassifier LGBMRegressor LGBMRanker"],
        [fresh(estimator, { gives: "holder", effects: [readsFile(2, "model_file")] }), "Booster"],
        [fresh("matplotlib.Artist", { figure: "draws" }), "plot_importance plot_tree plot_metric"],
        [holder("function"), "early_stopping log_evaluation"],
        // the function that it gives fills what it is handed
        [fresh("function", { gives: "holder", changes: ["arguments"] }), "record_evaluation"],
      ),
    ),
  ),
  otherwise: null,
  types: {
    "xgboost data": {
      logged: true,
      methods: table(
        [view(array), "get_label get_weight"],
        [scalar("int"), "num_row num_col"],
        [changes({ gives: "receiver" }), "set_label set_weight set_info"],
      ),
    },
  },
};
