import { asTheyAre, common, text, type WorkerType } from "./pool-type.js";

const properties = {
  ...common("process"),
  working_dir: text(
    "Working Directory",
    "The folder that the process runs in. Empty: a temporary one for each run.",
    { format: "path" },
  ),
};

export const PROCESS: WorkerType = {
  type: "process",
  display_name: "Process",
  description: "Runs each flow run as a process of the worker's machine.",
  install_command: "pip install prefect",
  documentation_url: "https://docs.prefect.io/v3/concepts/workers",
  logo_url: "",
  is_beta: false,
  default_base_job_configuration: {
    job_configuration: asTheyAre(properties),
    variables: { type: "object", properties },
  },
};
