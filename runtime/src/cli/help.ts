const EXIT_STATUS = `
Exit status: 0 success · 1 the run failed · 2 wrong usage or unusable input · 130 Ctrl-C`;

export const PROGRAM = `
Examples:
  nbflow run notebook.ipynb                  run a notebook as a flow
  nbflow convert notebook.ipynb              write notebook.flow.ts, to keep and edit
  nbflow run notebook.flow.ts -p alpha=0.5   run it, with a parameter of its \`parameters\` cell
  nbflow runs ls                             what ran, when, and how it ended

Runs are kept in ~/.nbflow, or where NBFLOW_HOME says.
More on a command: nbflow COMMAND --help
${EXIT_STATUS}
`;

export const CONVERT = `
Examples:
  nbflow convert train.ipynb                     writes train.flow.ts
  nbflow convert train.ipynb -o flows/           writes flows/train.flow.ts
  nbflow convert train.ipynb --group heading     one task a heading
  nbflow convert orders.ipynb --cells native     TypeScript cells as functions of the script
  nbflow convert train.ipynb --check             in CI: is train.flow.ts up to date?
  nbflow convert train.ipynb --json | jq '.dependencies[].reason'

A script that you changed is never overwritten without --force. What --style and --cells chose
stays when the notebook is converted again; without them tasks are constants, and TypeScript cells
run in one scope, as in their kernel. --cells native makes each cell of a TypeScript or JavaScript
notebook a function task, whatever --group says, where it would give the same; what stands in the
way is named.

Exit status: 0 success · 1 --check found it missing or out of date · 2 wrong usage or no notebook
`;

export const RUN = `
Examples:
  nbflow run train.flow.ts
  nbflow run train.ipynb -p alpha=0.5 -p path=data/may.parquet
  nbflow run train.ipynb --report executed.ipynb     with outputs and figures
  nbflow run train.ipynb --reuse                     what was edited, and what depends on it
  nbflow run train.flow.ts --json | jq .result
  nbflow run flows.ts:nightly                        one of several exported flows

Parameters are those of the flow: for a notebook, what its cell tagged \`parameters\` sets.
The interpreter is --python, else NBFLOW_PYTHON, the active environment, a .venv beside the
notebook or above it, the notebook's kernel, or python3 on PATH, the first that is there.
${EXIT_STATUS}
`;

export const VERIFY = `
Examples:
  nbflow verify train.ipynb
  nbflow verify train.ipynb --seeds 20     try more orders
  nbflow verify train.ipynb --seed 3       one order again
  nbflow verify notebooks/train.ipynb --root .   it reads ../data
  nbflow verify train.ipynb --json | jq '.differences[].missing'

Each run has a copy of the notebook's folder, but for .git, environments and caches; the folder itself
is left as it is. What the notebook's own runs do not agree on is left out, and named.

Exit status: 0 same · 1 different · 2 wrong usage, or nothing to compare with · 130 Ctrl-C
`;

export const INSPECT = `
Examples:
  nbflow inspect train.flow.ts
  nbflow inspect train.ipynb --json | jq .parameters

Nothing of the flow runs, but the script is loaded: what stands at its top is executed.

Exit status: 0 success · 2 wrong usage or unusable input
`;

export const RESUME = `
Examples:
  nbflow resume 3f2a
  nbflow resume 3f2a -p approved=true    a run that is paused
  nbflow resume 3f2a --rerun     completed cells may run again, whatever they do outside

The flow's function is called again; each task that it calls is found by its name and inputs.
What completed gives what it gave. Results that can't be stored (an open connection, a generator)
are made again by their tasks, where what is left to do needs them: this is told, and asks for
--rerun where those tasks may do something outside, as writing a file.
${EXIT_STATUS}
`;

export const CANCEL = `
Examples:
  nbflow cancel 3f2a
`;

export const LIMITS = `
Examples:
  nbflow concurrency-limit create database 2
  nbflow concurrency-limit ls
  nbflow concurrency-limit delete database
`;

export const RETRY = `
Examples:
  nbflow retry 3f2a --from train
  nbflow retry 3f2a --from train --rerun
${EXIT_STATUS}
`;

export const RUNS = `
Examples:
  nbflow runs ls --state failed
  nbflow runs show 3f2a
  nbflow runs logs 3f2a --task train
  nbflow runs report 3f2a --out executed.ipynb
`;

export const RUNS_LS = `
Examples:
  nbflow runs ls -n 50
  nbflow runs ls --state failed
  nbflow runs ls --json | jq '.[].id'
`;

export const RUNS_SHOW = `
Examples:
  nbflow runs show 3f2a                    the beginning of an id is enough
  nbflow runs show 3f2a --json | jq .result
`;

export const RUNS_PRUNE = `
Examples:
  nbflow runs prune --older-than 30d --dry-run
  nbflow runs prune --older-than 30d --keep 100
  nbflow runs prune --max-size 2GB
  nbflow runs prune --keep 20 --unfinished

With several limits a run goes where it is too old, or the rest is still too large; what --keep names
stays. Runs that have not ended stay always. Results that other runs or a cache have stay too.
`;

export const RUNS_LOGS = `
Examples:
  nbflow runs logs 3f2a
  nbflow runs logs 3f2a --task train --follow
`;

export const RUNS_REPORT = `
Example:
  nbflow runs report 3f2a --out executed.ipynb
`;

export const SERVER = `
Examples:
  nbflow server start
  nbflow server start --port 4201
  nbflow server key create laptop --role admin
  nbflow server key ls
`;

export const SERVER_START = `
Prefect's own clients reach it by PREFECT_API_URL=http://127.0.0.1:4200/api.
It listens to this machine alone, unless --host says otherwise; then it needs a key (nbflow server key create).
With --shared its address and a key of its own are in server.json of the state folder, which only you can read. Where
such a server is running already, it says so and ends.

Environment:
  NBFLOW_HOME         the state folder; runs of the command line there show on the server
  NBFLOW_SERVER_KEY   an admin's key that is kept in memory alone
`;

export const SERVER_KEY = `
Roles:
  read    look at everything but secrets
  run     what flows and workers do: states, logs, artifacts, runs of deployments
  admin   everything

Clients send a key as NBFLOW_API_KEY; Prefect's own send it as PREFECT_API_AUTH_STRING=anyone:KEY.

Examples:
  nbflow server key create worker-1 --role run
  nbflow server key rm worker-1
`;
