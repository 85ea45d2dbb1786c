import { change, copy, fresh, nothing } from "./behaviour.js";
import { table, under, type Library } from "./library.js";

const artist = "matplotlib.Artist";
const draws = fresh(artist, { figure: "draws" });

/** What seaborn draws: on `ax`, else on the current axes; figure-level functions make a figure of their own. */
export const seaborn: Library = {
  modules: ["seaborn"],
  source: "seaborn 0.13 API reference: https://seaborn.pydata.org/api.html",
  uses: ["matplotlib options", "pandas options"],
  functions: under(
    "seaborn",
    table(
      [
        draws,
        `scatterplot lineplot histplot kdeplot ecdfplot rugplot distplot swarmplot boxplot violinplot boxenplot pointplot
         barplot countplot regplot residplot heatmap despine move_legend tsplot factorplot`,
      ],
      [
        fresh(artist, { figure: "makes", gives: "holder" }),
        "relplot displot lmplot clustermap FacetGrid pairplot PairGrid jointplot JointGrid",
      ],
      [fresh(artist, { figure: "makes" }), "palplot"],
      // Jitter is drawn from numpy's global state.
      [fresh(artist, { figure: "draws", effects: [change("numpy random")] }), "stripplot"],
      [fresh(artist, { figure: "makes", gives: "holder", effects: [change("numpy random")] }), "catplot"],
      [
        nothing({ effects: [change("matplotlib options")] }),
        "set set_theme set_style set_context set_palette set_color_codes reset_defaults reset_orig",
      ],
      [
        copy("list"),
        "color_palette husl_palette hls_palette cubehelix_palette light_palette dark_palette diverging_palette blend_palette xkcd_palette crayon_palette mpl_palette get_dataset_names axes_style plotting_context",
      ],
      [fresh("pandas.DataFrame", { effects: [change("network")] }), "load_dataset"],
    ),
  ),
  otherwise: null,
  types: {},
};
