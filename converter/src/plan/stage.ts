import type { AnalysedCell } from "./analysis.js";
import { callsIn } from "./calls.js";
import type { WrittenCall } from "./calls.js";

/** What a cell is about, by the calls that it makes, as a person would sort it. */
export type Stage = "read" | "split" | "train" | "evaluate" | "plot" | "save" | "prepare" | "show" | "other";

export interface CellStage {
  readonly stage: Stage;
  /** The call that decided it; null where none did. */
  readonly call: WrittenCall | null;
}

const plotLibraries = new Set(["plt", "sns", "px", "pylab", "alt", "go", "pyplot"]);

/** In the order in which they decide: a cell that reads and plots is a plot, one that trains and predicts is training. */
const rules: readonly (readonly [Stage, (path: readonly string[]) => boolean])[] = [
  [
    "save",
    named(
      /^(to_(csv|parquet|excel|sql|pickle|json|feather|hdf|html|netcdf)|dump|save|savez|savetxt|save_model|log_model|log_artifact|write|writelines|write_text|write_bytes|imwrite)$/,
    ),
  ],
  [
    "train",
    named(
      /^(fit|partial_fit|fit_predict|fit_generator|fit_resample|train|trainer|backward|minimize|fmin|curve_fit|grid_search)$/i,
    ),
  ],
  ["split", named(/^(train_test_split|random_split|StratifiedKFold|KFold)$/)],
  [
    "plot",
    (path) =>
      plotLibraries.has(path[0] ?? "") ||
      /^(plot\w*|hist|scatter|imshow|boxplot|barplot|barh?|heatmap|pairplot|countplot|displot|violinplot|hist2d|contourf?|quiver|pie|plot_\w+|stem)$/.test(
        path.at(-1) ?? "",
      ),
  ],
  [
    "read",
    (path) =>
      /^(read_\w+|load|load_\w+|loadtxt|genfromtxt|imread|fetch_\w+|urlopen|urlretrieve|from_csv|read|open|open_dataset|download)$/.test(
        path.at(-1) ?? "",
      ) && !["re", "ast"].includes(path[0] ?? ""),
  ],
  [
    "evaluate",
    named(
      /^(predict|predict_proba|score|evaluate|cross_val_score|cross_validate|\w+_score|mean_\w+_error|r2_score|classification_report|confusion_matrix|accuracy|roc_curve|ttest_\w+)$/,
    ),
  ],
  [
    "prepare",
    named(
      /^(dropna|fillna|drop|drop_duplicates|astype|replace|rename|apply|applymap|map|merge|concat|join|groupby|agg|pivot|pivot_table|melt|set_index|reset_index|sort_values|to_datetime|get_dummies|transform|fit_transform|assign|query|cut|qcut|resample|normalize)$/,
    ),
  ],
  [
    "show",
    named(/^(head|tail|describe|info|print|display|sample|value_counts|isnull|isna|unique|nunique|corr)$/),
  ],
];

export function stageOf({ facts }: AnalysedCell): CellStage {
  const calls = callsIn(facts.steps);
  for (const [stage, matches] of rules) {
    const call = calls.find(({ path }) => matches(path));
    if (call !== undefined) return { stage, call };
  }
  return { stage: "other", call: null };
}

function named(pattern: RegExp): (path: readonly string[]) => boolean {
  return (path) => pattern.test(path.at(-1) ?? "");
}
