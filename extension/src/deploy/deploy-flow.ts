import type { Uri } from "vscode";
import type { Editor } from "../editor.js";
import { chooseFile, flowOf, nameOf, savedFile } from "../files/index.js";
import {
  type CommandLine,
  commandLine,
  type Machine,
  obtainNbflow,
  thisMachine,
} from "../nbflow-cli/index.js";
import { fileWords } from "../run/run-arguments.js";
import { environmentOf, type Servers } from "../servers/index.js";
import {
  folderFor,
  pathFrom,
  reportFailure,
  runInTerminal,
  type TerminalProgram,
} from "../terminal/index.js";
import { requireTrust } from "../trust/require-trust.js";
import { type Answers, askAll, wordsOf } from "./answers.js";
import { askServer, type Target } from "./ask-server.js";
import { scheduleLines } from "./ask-schedule.js";
import { plannedIn, type Planned } from "./changes.js";
import { whatNext } from "./what-next.js";

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

  const flow = flowOf(argument);
  const answers = await askAll(editor, { file, folder, program, flow, machine, nbflow, target });
  if (!answers) return;
  const words = [...(await fileWords(editor, file)), ...wordsOf(target, answers)];
  const args = ["deploy", pathFrom(folder, file, flow), ...words];
  const planned = await dryRun(editor, nbflow, args, nameOf(file));
  if (!(await agreed(editor, planned, answers, target.name))) return;

  const exitCode = await inTerminal(editor, { file, folder, program, args, env, planned, target });
  if (exitCode !== 0) return reportFailure(editor, `${planned.deployment} could not be deployed.`, exitCode);
  await whatNext(editor, target, planned.deployment);
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

/** Shows what will change, and when it will run; true where the person wants it so. */
async function agreed(
  { vscode }: Editor,
  { deployment, status, lines }: Planned,
  { schedule }: Answers,
  server: string,
): Promise<boolean> {
  if (status === "unchanged") {
    void vscode.window.showInformationMessage(`nbflow: ${deployment} is on ${server} as it is here.`);
    return false;
  }
  const go = status === "created" ? "Deploy" : "Update";
  const question = `${deployment} will be ${status} on ${server}.`;
  const detail = [...lines, ...(schedule ? ["", ...scheduleLines(schedule)] : [])].join("\n");
  return (await vscode.window.showInformationMessage(question, { modal: true, detail }, go)) === go;
}

/** The terminal is the log; a notification says that it goes on. */
async function inTerminal(
  editor: Editor,
  deploying: {
    readonly file: Uri;
    readonly folder: Uri;
    readonly program: TerminalProgram;
    readonly args: readonly string[];
    readonly env: Readonly<Record<string, string>>;
    readonly planned: Planned;
    readonly target: Target;
  },
): Promise<number | undefined> {
  const { window, ProgressLocation } = editor.vscode;
  const { file, folder, program, args, env, planned, target } = deploying;
  const title = `nbflow: deploying ${planned.deployment} to ${target.name}…`;
  return window.withProgress({ location: ProgressLocation.Notification, title }, () =>
    runInTerminal(editor, { title: `Deploy ${nameOf(file)}`, program, args, folder, env }),
  );
}
