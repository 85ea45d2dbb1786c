/** Where a cell's line stands in a script, from 0: `cell(3)` and a template, or a function with `cell: 3` in its options. */
export function lineOfCell(script: string, cell: number, line: number): number | undefined {
  const template = new RegExp(`\\bcell\\(\\s*${cell}\\s*(?:,[^\`]*)?\\)\``, "u").exec(script);
  // The template begins with a line break; the cell's first line is the one below.
  if (template) return rowAt(script, template.index + template[0].length) + line;
  const task = new RegExp(`\\bcell:\\s*${cell}\\b`, "u").exec(script);
  return task ? rowAt(script, task.index) : undefined;
}

/** Where a script makes the task of a name, from 0. */
export function lineOfTask(script: string, task: string): number | undefined {
  const name = new RegExp(
    `\\bname:\\s*(["'\`])${task.replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&")}\\1`,
    "u",
  ).exec(script);
  return name ? rowAt(script, name.index) : undefined;
}

const rowAt = (text: string, index: number): number => text.slice(0, index).split("\n").length - 1;
