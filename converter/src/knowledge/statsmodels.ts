import { copy, draws, fresh, holder, nothing, view, writesFile } from "./behaviour.js";
import { table, type Library } from "./library.js";

const array = "numpy.ndarray";

export const statsmodels: Library = {
  modules: ["statsmodels", "patsy"],
  source: "statsmodels 0.14 API reference: https://www.statsmodels.org/stable/api.html",
  uses: ["numpy options", "pandas options"],
  functions: new Map(),
  anywhere: table([
    fresh("statsmodels object", { effects: [draws("numpy random", "random_state")] }),
    "arma_generate_sample simulate generate_sample rvs lagged_simulate bootstrap",
  ]),
  // Models keep their data; `fit` gives results that keep the model.
  otherwise: fresh("statsmodels object", { gives: "holder", passes: array, figure: null }),
  types: {
    "statsmodels object": {
      calls: true,
      methods: table(
        [
          holder("statsmodels object", { changes: ["receiver"] }),
          "fit fit_regularized fit_constrained remove_data",
        ],
        [
          fresh("matplotlib.Artist", { figure: "draws" }),
          "plot plot_diagnostics plot_corr plot_predict plot_partial_residuals plot_ceres_residuals plot_added_variable plot_influence",
        ],
        [nothing({ effects: [writesFile(0)] }), "save"],
        [
          fresh(array, { effects: [draws("numpy random", "random_state")] }),
          "simulate bootstrap rvs resample",
        ],
      ),
      bases: ["pandas value"],
      otherwise: holder("statsmodels object"),
      anyAttribute: view("statsmodels object"),
      item: view("statsmodels object"),
      iteration: view("statsmodels object"),
      operation: copy("statsmodels object"),
    },
  },
};
