export const PROFILE = `
Examples:
  nbflow profile create local --api-url http://127.0.0.1:4200/api
  nbflow profile create prod --api-url https://flows.example.com/api --api-key -   < key.txt
  nbflow profile use prod
  nbflow profile ls

The server is the first that is given of --api, --profile, NBFLOW_API_URL, PREFECT_API_URL, the
profile in use here, and Prefect's own profile. --api "" uses none.
`;

export const DEPLOY = `
Examples:
  nbflow deploy train.flow.ts --name daily --cron "0 5 * * *" --timezone Europe/Madrid
  nbflow deploy train.ipynb -n monthly -p path=data/may.parquet --include data/may.parquet
  nbflow deploy train.flow.ts --name daily --dry-run     what would change
  nbflow deploy                                          all that nbflow.yaml describes
  nbflow deploy --name daily                             one of them

The bundle is one file with nbflow, the script, its cells, requirements and data files in it; where
it runs, only Node and Python are needed. Keys do not belong in it: read them from the environment.
The schema of the flow's parameters is held against the type of its function first.
`;

export const WORKER = `
Examples:
  nbflow worker start --pool default
  nbflow worker start --pool default --limit 4 -q high

It makes a Python environment for each list of requirements once, by uv where that is on PATH, and
keeps it in the state folder (NBFLOW_HOME). With NBFLOW_PYTHON runs take that interpreter as it is.
SIGTERM: no further run is taken, and those that run may end by themselves; a second one ends them.
`;

export const DEPLOYMENT = `
Examples:
  nbflow deployment ls
  nbflow deployment run duration-prediction/daily -p alpha=0.5 --watch
  nbflow deployment pause duration-prediction/daily
`;
