import {
  change,
  changes,
  copy,
  draws,
  fresh,
  holder,
  nothing,
  readsFile,
  view,
  writesFile,
} from "./behaviour.js";
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
    [fresh("statsmodels object", { effects: [readsFile(0, "fname")] }), "load load_pickle"],
    [nothing({ effects: [writesFile(1, "fname")] }), "save_pickle"],
    [fresh("statsmodels object", { effects: [change("network"), change("packages")] }), "get_rdataset"],
    [nothing({ effects: [change("network")] }), "webdoc"],
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
          changes(),
          `initialize initialize_known initialize_statespace initialize_stationary initialize_default update add_test_values
           initialize_approximate_diffuse set_smoother_output set_filter_method set_inversion_method set_stability_method
           set_conserve_memory fix_params add_title add_table_2cols add_table_params add_extra_txt add_df add_dict add_array add_text
           add_base`,
        ],
        [
          fresh("matplotlib.Artist", { figure: "draws" }),
          "plot plot_diagnostics plot_predict plot_partial_residuals plot_ceres_residuals plot_added_variable plot_influence",
        ],
        [nothing({ effects: [writesFile(0)] }), "save"],
        [
          fresh(array, { effects: [draws("numpy random", "random_state")] }),
          "simulate bootstrap rvs resample generate_sample lagged_simulate",
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
