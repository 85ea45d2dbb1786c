import type { Uri } from "vscode";
import type { Editor } from "../editor.js";
import { chooseFile, kindOf, nameOf, notebookOf, savedFile } from "../files/index.js";
import {
  type CommandLine,
  commandLine,
  type Machine,
  obtainNbflow,
  thisMachine,
} from "../nbflow-cli/index.js";
import { selectedInterpreter } from "../python/selected-interpreter.js";
import { environmentOf, type Servers } from "../servers/index.js";
import { settingsFor } from "../settings/settings.js";
import { folderFor, pathFrom, reportFailure, runInTerminal } from "../terminal/index.js";
import { requireTrust } from "../trust/require-trust.js";
import { askPool } from "./ask-pool.js";
import { askServer, type Target } from "./ask-server.js";
import { askSchedule, type Schedule } from "./ask-schedule.js";
import { plannedIn, type Planned } from "./changes.js";

/** Bundling a flow and finding its packages may take long. */
const patience = 180_000;

/** Deploys a notebook or a script: asks where to and when, shows what will change on the server, then does it in a terminal. */
export async function deployFlow(
  editor: Editor,
  servers: Servers,
  argument: unknown,
  machine: Machine = thisMachine,
): Promise<void> {
  if (!(await requireTrust(editor, "Deploying a flow"))) return;
  const chosen = await chooseFile(editor, argument, ["notebook", "flow"]);
  const file = chosen && (await savedFile(editor, chosen));
  if (!file) return;
  const program = await obtainNbflow(editor, file, machine);
  if (!program) return;
  const folder = folderFor(editor, file);
  const target = await askServer(editor, servers, commandLine(machine, program, folder));
  if (!target) return;
  const env = environmentOf(target.address.key);
  const nbflow = commandLine(machine, program, folder, env);

  const answers = await ask(editor, nbflow, target);
  if (!answers) return;
  const args = [...(await fileArguments(editor, file, folder)), ...wordsOf(target, answers)];
  const planned = await dryRun(editor, nbflow, args, nameOf(file));
  if (!(await agreed(editor, planned, target.name))) return;

  const title = `Deploy ${nameOf(file)}`;
  const exitCode = await runInTerminal(editor, { title, program, args, folder, env });
  if (exitCode !== 0) return reportFailure(editor, `${planned.deployment} could not be deployed.`, exitCode);
  editor.vscode.window.setStatusBarMessage(`$(check) ${planned.deployment} is deployed`, 8_000);
}

interface Answers {
  readonly pool: string;
  readonly name: string;
  /** null: it runs when it is told to. */
  readonly schedule: Schedule | null;
}

async function ask(editor: Editor, nbflow: CommandLine, target: Target): Promise<Answers | undefined> {
  const pool = await askPool(editor, nbflow, target);
  if (pool === undefined) return undefined;
  const name = await editor.vscode.window.showInputBox({
    title: "The deployment's name",
    prompt: "A flow can have several deployments, each with its own schedule",
    value: "default",
    validateInput: (text) =>
      text.trim() === "" || /[/%&<>]/u.test(text) ? "It needs a name, without / % & < >." : undefined,
  });
  if (name === undefined) return undefined;
  const schedule = await askSchedule(editor);
  return schedule === undefined ? undefined : { pool, name: name.trim(), schedule };
}

/** Each value stands in one word with its option, so that none is taken for an option itself. */
const wordsOf = ({ address }: Target, { pool, name, schedule }: Answers): readonly string[] => [
  `--api=${address.api}`,
  `--pool=${pool}`,
  `--name=${name}`,
  ...(schedule ? [`--cron=${schedule.cron}`, `--timezone=${schedule.timezone}`] : []),
];

async function fileArguments(editor: Editor, file: Uri, folder: Uri): Promise<readonly string[]> {
  const python = await selectedInterpreter(editor, notebookOf(file));
  const { group } = settingsFor(editor, file);
  return [
    "deploy",
    pathFrom(folder, file),
    ...(python === undefined ? [] : ["--python", python]),
    ...(kindOf(file) === "notebook" && group !== "auto" ? ["--group", group] : []),
  ];
}

async function dryRun(
  { vscode }: Editor,
  nbflow: CommandLine,
  args: readonly string[],
  name: string,
): Promise<Planned> {
  const title = `nbflow: looking what deploying ${name} changes…`;
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, async () =>
    plannedIn(await nbflow.json([...args, "--dry-run", "--json"], { patience })),
  );
}

/** Shows what will change; true where the person wants it so. */
async function agreed({ vscode }: Editor, planned: Planned, server: string): Promise<boolean> {
  const { deployment, status, lines } = planned;
  if (status === "unchanged") {
    void vscode.window.showInformationMessage(`nbflow: ${deployment} is on ${server} as it is here.`);
    return false;
  }
  const go = status === "created" ? "Deploy" : "Update";
  const question = `${deployment} will be ${status} on ${server}.`;
  const detail = lines.join("\n");
  return (await vscode.window.showInformationMessage(question, { modal: true, detail }, go)) === go;
}
