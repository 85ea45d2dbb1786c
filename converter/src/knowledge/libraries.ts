import { builtins } from "./builtins.js";
import { boosting, mlflow, scipy, showing, sklearn, statsmodels } from "./learning.js";
import type { Library } from "./library.js";
import { matplotlib, seaborn } from "./matplotlib.js";
import { numpy } from "./numpy.js";
import { pandas } from "./pandas.js";
import { plain } from "./plain.js";
import { standardLibraries } from "./standard.js";

/** All that is known. */
export const libraries: readonly Library[] = [
  builtins,
  plain,
  ...standardLibraries,
  numpy,
  pandas,
  matplotlib,
  seaborn,
  scipy,
  sklearn,
  statsmodels,
  boosting,
  mlflow,
  showing,
];
