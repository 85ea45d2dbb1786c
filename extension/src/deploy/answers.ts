import type { Uri } from "vscode";
import type { Editor } from "../editor.js";
import { withFlow } from "../files/index.js";
import type { CommandLine, Machine } from "../nbflow-cli/index.js";
import { askOf, type Values } from "../run/parameters/index.js";
import { valueWords } from "../run/run-arguments.js";
import type { TerminalProgram } from "../terminal/index.js";
import { askPool } from "./ask-pool.js";
import { askSchedule, type Schedule } from "./ask-schedule.js";
import type { Target } from "./ask-server.js";
import { askStorage } from "./ask-storage.js";

/** How a flow is to be deployed. */
export interface Answers {
  readonly pool: string;
  readonly storage: string;
  readonly name: string;
  /** Those that are not the flow's own defaults. */
  readonly parameters: Values;
  /** null: it runs when it is told to. */
  readonly schedule: Schedule | null;
}

interface Asked {
  readonly file: Uri;
  readonly folder: Uri;
  readonly program: TerminalProgram;
  /** The export that it is; undefined for the file's default. */
  readonly flow: string | undefined;
  readonly machine: Machine;
  /** That of the server. */
  readonly nbflow: CommandLine;
  readonly target: Target;
}

/** Asks one after the other, beginning with what was answered last for the file. Undefined where the person goes away. */
export async function askAll(editor: Editor, asked: Asked): Promise<Answers | undefined> {
  const { file, flow, machine, nbflow, target } = asked;
  const { workspaceState } = editor.context;
  const key = `deploy:${withFlow(file.toString(), flow)}`;
  const before = workspaceState.get<Pick<Answers, "name" | "schedule">>(key);
  const pool = await askPool(editor, nbflow, target);
  if (pool === undefined) return undefined;
  const storage = await askStorage(editor, nbflow, target);
  if (storage === undefined) return undefined;
  const name = await editor.vscode.window.showInputBox({
    title: "The deployment's name",
    prompt: "A flow can have several deployments, each with its own schedule",
    value: before?.name ?? "default",
    validateInput: (text) =>
      text.trim() === "" || /[/%&<>]/u.test(text) ? "It needs a name, without / % & < >." : undefined,
  });
  if (name === undefined) return undefined;
  const question = { title: `What does ${name.trim()} run with?`, go: "$(arrow-right) Go on" };
  const values = await askOf(editor, asked, { key: "deploy-parameters", question }, machine);
  if (values === undefined) return undefined;
  const schedule = await askSchedule(editor, { before: before?.schedule ?? null });
  if (schedule === undefined) return undefined;
  const answers = { pool, storage, name: name.trim(), schedule };
  await workspaceState.update(key, { name: answers.name, schedule });
  return { ...answers, parameters: values === "none" ? {} : values };
}

/** Each value stands in one word with its option, so that none is taken for an option itself. */
export const wordsOf = ({ address }: Target, answers: Answers): readonly string[] => {
  const { pool, storage, name, parameters, schedule } = answers;
  return [
    `--api=${address.api}`,
    `--pool=${pool}`,
    `--storage=${storage}`,
    `--name=${name}`,
    ...valueWords(parameters),
    ...(schedule ? [`--cron=${schedule.cron}`, `--timezone=${schedule.timezone}`] : []),
  ];
};
