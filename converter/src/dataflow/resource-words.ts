import type { Resource } from "../knowledge/index.js";

/** What a resource is called. */
export function resourceWords(resource: Resource | "files"): string {
  return resourceNames[resource] ?? resource;
}

/** What changing it is called, by a call of these words. */
export function effectWords(resource: Resource, words: string): string {
  switch (resource) {
    case "random":
    case "seeded random":
    case "numpy random":
    case "torch random":
      return words.includes("seed") ? `seeds ${resourceWords(resource)}` : "draws random numbers";
    case "mlflow":
      return "talks to MLflow";
    case "network":
      return "uses the network";
    case "processes":
      return "starts a process";
    case "input":
      return "asks for input";
    default:
      return `changes ${resourceWords(resource)}`;
  }
}

const resourceNames: Readonly<Record<Resource | "files", string>> = {
  random: "Python's random state",
  "seeded random": "the random numbers",
  "numpy random": "numpy's random state",
  "torch random": "torch's random state",
  environment: "the environment variables",
  directory: "the working directory",
  "import path": "the import path",
  packages: "the installed packages",
  figures: "pyplot's figures",
  "matplotlib options": "matplotlib's options",
  "pandas options": "pandas' options",
  widgets: "the notebook's widgets",
  labels: "names of an index, which other frames may share",
  "numpy options": "numpy's options",
  display: "how values are displayed",
  warnings: "the warnings filters",
  logging: "the logging settings",
  settings: "the settings of the process",
  mlflow: "the active MLflow run",
  network: "the network",
  processes: "other processes",
  database: "a database",
  input: "the input",
  moment: "the clock, or what else the machine says just then",
  modules: "the imported modules",
  files: "files",
};
