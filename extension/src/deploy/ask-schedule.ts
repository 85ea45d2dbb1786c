import type { Editor } from "../editor.js";
import { cronWords } from "./cron-words.js";
import { nextTimes } from "./next-times.js";

export interface Schedule {
  readonly cron: string;
  /** An IANA name, such as `Europe/Madrid`. */
  readonly timezone: string;
}

const presets: readonly (readonly [label: string, cron: string])[] = [
  ["Every day at 5:00", "0 5 * * *"],
  ["Monday to Friday at 5:00", "0 5 * * 1-5"],
  ["Every Monday at 5:00", "0 5 * * 1"],
  ["Every hour", "0 * * * *"],
];
const none = "No schedule";
const own = "A cron line…";
const shown = 5;

/** A schedule in words, then its next times, a line each. */
export function scheduleLines({ cron, timezone }: Schedule, now = new Date()): readonly string[] {
  const words = cronWords(cron) || cron;
  return [
    `${words} (${timezone}). Next:`,
    ...nextTimes(cron, timezone, shown, now).map((time) => `  ${time}`),
  ];
}

/** When the flow is to run, each choice with the next five times; null for no schedule, undefined where the person wants none of it. */
export async function askSchedule(
  { vscode }: Editor,
  { before = null }: { readonly before?: Schedule | null } = {},
  zone = Intl.DateTimeFormat().resolvedOptions().timeZone,
  now = new Date(),
): Promise<Schedule | null | undefined> {
  const times = (cron: string): string => nextTimes(cron, zone, shown, now).join(" · ");
  const items = [
    { label: none, detail: "It runs when it is told to" },
    ...presets.map(([label, cron]) => ({ label, description: cron, detail: times(cron) })),
    { label: own, detail: "Minute, hour, day of the month, month, day of the week" },
  ];
  const picked = await vscode.window.showQuickPick(items, { title: `When does it run? (${zone})` });
  if (!picked) return undefined;
  if (picked.label === none) return null;
  const preset = presets.find(([label]) => label === picked.label);
  if (preset) return { cron: preset[1], timezone: zone };

  const cron = await vscode.window.showInputBox({
    title: `When does it run? (${zone})`,
    prompt: "Minute, hour, day of the month, month, day of the week",
    value: before?.cron ?? "0 5 * * *",
    validateInput: (line) => {
      try {
        const next = times(line);
        if (next === "") return "That date never comes.";
        const words = cronWords(line);
        return {
          message: words === "" ? next : `${words}. Next: ${next}`,
          severity: vscode.InputBoxValidationSeverity.Info,
        };
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
  });
  return cron === undefined ? undefined : { cron: cron.trim(), timezone: zone };
}
