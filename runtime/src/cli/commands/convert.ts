import { readFile, stat } from "node:fs/promises";
import { basename, extname, join, resolve } from "node:path";
import {
  inspectScript,
  type CellsMode,
  type Diagnostic,
  type GroupMode,
  type Plan,
  type ScriptStyle,
} from "@nbflow/converter";
import { writeAtomically } from "../../files/index.js";
import { CliError } from "../cli-error.js";
import { convertText, diagnosticText, type ConversionChoices } from "../conversion.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { keepBackup } from "../keep-backup.js";
import { quoted, shownPath } from "../paths.js";
import { keepPlan } from "../plans/kept-plans.js";
import { readInput } from "../read-input.js";
import type { World } from "../world.js";

export interface ConvertOptions {
  readonly out?: string;
  readonly group: GroupMode;
  /** Default: as in the script that is there, else as constants. */
  readonly style?: ScriptStyle;
  /** Default: as in the script that is there, else in a kernel. */
  readonly cells?: CellsMode;
  readonly stdout?: boolean;
  readonly json?: boolean;
  readonly check?: boolean;
  readonly force?: boolean;
}

/** `nbflow convert`: writes the script of a notebook, prints it, or says whether it is up to date. */
export async function convert(given: string, options: ConvertOptions, world: World): Promise<ExitCode> {
  const notebook = resolve(world.cwd, given);
  const script = await scriptPath(notebook, options.out, world.cwd);
  if (script === notebook) throw new CliError(`--out ${options.out} is the notebook itself.`);
  const text = await readInput(notebook, given);
  const shown = shownPath(script, world.cwd);
  const printed = options.json === true || options.stdout === true;
  const old = await readOld(script, shown).catch((error: unknown) => {
    if (!printed) throw error;
    return null;
  });
  const made = await convertText(text, { notebook, script }, choicesOf(options, old));

  if (options.json === true) {
    world.stdout.write(`${JSON.stringify(made.plan, null, 2)}\n`);
    return EXIT.success;
  }
  if (options.check !== true) {
    tell(made.plan.diagnostics, notebook, world);
    tellOfRetries(made.plan, old, world);
  }
  if (options.stdout === true) {
    world.stdout.write(made.text);
    return EXIT.success;
  }
  if (options.check === true) return check(old, made.text, given, shown, world);
  await keepPlan(made, world);
  if (old === made.text) {
    world.stdout.write(`${shown} is up to date.\n`);
    return EXIT.success;
  }
  const backup = old === null ? null : await makeRoom(old, script, shown, options.force === true);
  await writeAtomically(script, made.text).catch((error: unknown) => {
    throw new CliError(`${shown} could not be written: ${(error as Error).message}`, { cause: error });
  });
  world.stdout.write(summary(made.plan, given, shown, world));
  if (backup !== null) world.stdout.write(`The script as it was: ${shownPath(backup, world.cwd)}\n`);
  return EXIT.success;
}

/** What is not chosen stays as the script has it that is there. */
function choicesOf({ group, style, cells }: ConvertOptions, old: string | null): ConversionChoices {
  const header = old === null ? null : inspectScript(old);
  const before = header?.cells === "native" ? header.cells : undefined;
  return { group, style: style ?? header?.style, cells: cells ?? before };
}

async function scriptPath(notebook: string, out: string | undefined, cwd: string): Promise<string> {
  const name = `${basename(notebook, extname(notebook) === ".ipynb" ? ".ipynb" : "")}.flow.ts`;
  if (out === undefined) return resolve(notebook, "..", name);
  const path = resolve(cwd, out);
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() === true || out.endsWith("/") ? join(path, name) : path;
}

async function readOld(script: string, shown: string): Promise<string | null> {
  try {
    return await readFile(script, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new CliError(`${shown} stands in the way and may not be read: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** Up to date is a script that was made from this notebook by this version, whether it was edited since or not. */
function check(old: string | null, made: string, notebook: string, shown: string, world: World): ExitCode {
  const was = old === null ? null : inspectScript(old);
  const is = inspectScript(made);
  if (was !== null && was.notebook === is?.notebook && was.script === is.script) {
    world.stdout.write(`${shown} is up to date.\n`);
    return EXIT.success;
  }
  const why = old === null ? "is missing" : was === null ? "is no nbflow script" : "is out of date";
  world.stderr.write(`${shown} ${why}. Make it: nbflow convert ${quoted(notebook)}\n`);
  return EXIT.failure;
}

/** Keeps what a person wrote. @throws CliError where that would be overwritten and `force` is not given. */
async function makeRoom(old: string, script: string, shown: string, force: boolean): Promise<string | null> {
  const header = inspectScript(old);
  if (header !== null && !header.edited) return null;
  if (!force) {
    const what = header === null ? "is no nbflow script" : "was changed since nbflow made it";
    throw new CliError(`${shown} ${what}, and is left as it is.`, {
      hint: "Write elsewhere with --out FILE, or overwrite it with --force, which keeps a backup.",
    });
  }
  return keepBackup(script, old);
}

function tell(diagnostics: readonly Diagnostic[], notebook: string, { stderr }: World): void {
  for (const diagnostic of diagnostics) {
    if (diagnostic.severity === "info") continue;
    stderr.write(`${stderr.colors.yellow(diagnosticText(diagnostic, notebook))}
`);
  }
}

/** Of tasks that a person has given `retries` in the script that is there: which of them would not be tried again. */
function tellOfRetries({ tasks }: Plan, old: string | null, { stderr }: World): void {
  for (const { id, retriesRefused } of tasks) {
    if (retriesRefused === undefined || old === null || !hasRetries(old, id)) continue;
    stderr.write(
      `${stderr.colors.yellow(`warning: ${id} has retries and would not be tried again: ${retriesRefused}.`)}\n`,
    );
  }
}

/** As the converter writes a task's options, with what a person adds to them. */
function hasRetries(script: string, task: string): boolean {
  const named = `\\bname:\\s*${JSON.stringify(task).replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&")}`;
  return (
    new RegExp(`\\{[^{}]*${named}[^{}]*\\bretries:\\s*(?!0\\b)`, "u").test(script) ||
    new RegExp(`\\{[^{}]*\\bretries:\\s*(?!0\\b)[^{}]*${named}`, "u").test(script)
  );
}

function summary(plan: Plan, notebook: string, shown: string, { stdout }: World): string {
  const { bold, dim } = stdout.colors;
  const used = plan.cells.filter((cell) => cell.task !== null).length;
  const tasks = plan.tasks.map((task) => `  ${task.id}  ${dim(`${cellsText(task.cells)}  ${task.title}`)}\n`);
  const made = `${bold(shown)}: ${counted(plan.tasks.length, "task")} from ${counted(used, "cell")}\n`;
  return `${made}${tasks.join("")}Run it: nbflow run ${quoted(shown === "" ? notebook : shown)}\n`;
}

function cellsText(cells: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const cell of cells) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === cell - 1) last[1] = cell;
    else runs.push([cell, cell]);
  }
  const text = runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
  return cells.length === 1 ? `cell ${text}` : `cells ${text}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
