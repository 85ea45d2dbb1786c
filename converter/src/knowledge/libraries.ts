import { boosting } from "./boosting.js";
import { builtins } from "./builtins.js";
import { collections } from "./collections.js";
import { computing } from "./computing.js";
import { formats } from "./formats.js";
import type { Library } from "./library.js";
import { matplotlib } from "./matplotlib.js";
import { mlflow } from "./mlflow.js";
import { numpy } from "./numpy.js";
import { pandas } from "./pandas.js";
import { paths } from "./paths.js";
import { plain } from "./plain.js";
import { randomness } from "./randomness.js";
import { scipy } from "./scipy.js";
import { seaborn } from "./seaborn.js";
import { showing } from "./showing.js";
import { sklearn } from "./sklearn.js";
import { statsmodels } from "./statsmodels.js";
import { sqlite } from "./sqlite.js";
import { system } from "./system.js";
import { torch } from "./torch.js";
import { versions } from "./versions.js";
import { web } from "./web.js";
import { widgets } from "./widgets.js";

/** All that is known. */
export const libraries: readonly Library[] = [
  builtins,
  plain,
  computing,
  collections,
  randomness,
  system,
  paths,
  formats,
  numpy,
  pandas,
  matplotlib,
  seaborn,
  scipy,
  sklearn,
  statsmodels,
  boosting,
  torch,
  mlflow,
  showing,
  widgets,
  web,
  sqlite,
  versions,
];
