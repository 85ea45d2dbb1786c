import { copy, draws, fresh, holder, nothing, view, writesFile } from "./behaviour.js";
import { table, type Library } from "./library.js";

const array = "numpy.ndarray";

export const statsmodels: Library = {
  modules: ["statsmodels", "patsy"],
  source: "statsmodels 0.14 API reference: https://www.statsmodels.org/stable/api.html",
  uses: ["numpy options", "pandas options"],
  functions: new Map(),
  anywhere: table(
    [
      fresh("statsmodels object", { effects: [draws("numpy random", "random_state")] }),
      "arma_generate_sample simulate generate_sample rvs lagged_simulate bootstrap",
    ],
    [
      // On `ax`, else on a figure of their own.
      fresh("matplotlib.Artist", { figure: "draws" }),
      `qqplot qqline qqplot_2samples plot_acf plot_pacf plot_ccf plot_accf_grid plot_predict plot_corr plot_corr_grid plot_fit
     plot_regress_exog plot_partregress plot_partregress_grid plot_ccpr plot_ccpr_grid plot_leverage_resid2 plot_added_variable
     plot_partial_residuals plot_ceres_residuals influence_plot abline_plot interaction_plot month_plot quarter_plot
     seasonal_plot beanplot violinplot boxplot mean_diff_plot mosaic rainbowplot fboxplot hdrboxplot scatter_ellipse dot_plot`,
    ],
  ),
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
          "plot plot_diagnostics plot_predict plot_partial_residuals plot_ceres_residuals plot_added_variable plot_influence",
        ],
        [nothing({ effects: [writesFile(0)] }), "save"],
        [
          fresh(array, { effects: [draws("numpy random", "random_state")] }),
          "simulate bootstrap rvs resample",
        ],
      ),
      bases: ["pandas value"],
      otherwise: holder("statsmodels object"),
      logged: true,
      anyAttribute: view("statsmodels object"),
      item: view("statsmodels object"),
      iteration: view("statsmodels object"),
      operation: copy("statsmodels object"),
    },
  },
};
