/** What a reader of an executed notebook sees under a code cell. */
export type Seen =
  | { readonly kind: "stdout" | "stderr"; readonly text: string }
  | { readonly kind: "display"; readonly data: Readonly<Record<string, unknown>> }
  | { readonly kind: "error"; readonly name: string; readonly value: string };

interface Output {
  readonly output_type: string;
  readonly name?: "stdout" | "stderr";
  readonly text?: string | readonly string[];
  readonly data?: Readonly<Record<string, unknown>>;
  readonly ename?: string;
  readonly evalue?: string;
}

interface Notebook {
  readonly cells: readonly {
    readonly cell_type: string;
    readonly source: string | readonly string[];
    readonly outputs?: readonly Output[];
  }[];
}

const joined = (text: string | readonly string[] | undefined) =>
  typeof text === "object" ? text.join("") : (text ?? "");

/** Times, addresses and paths, which differ from one plain run to the next. */
const masked = (text: string, folder: string) =>
  text
    .replaceAll(folder, "<folder>")
    .replaceAll(/0x[0-9a-f]{6,}/g, "0x…")
    .replaceAll(/(CPU times|Wall time): .*/g, "$1")
    .replaceAll(/sk-[a-z]+-id-\d+/g, "sk-id");

function display(data: Readonly<Record<string, unknown>>, folder: string): Readonly<Record<string, unknown>> {
  const texts = Object.entries(data).map(([type, value]) => {
    const text =
      typeof value === "string" || Array.isArray(value) ? joined(value as string | string[]) : value;
    return [type, typeof text === "string" ? masked(text, folder) : text];
  });
  return Object.fromEntries(texts) as Readonly<Record<string, unknown>>;
}

/** What stands under each code cell: each stream's text between two displays is one piece, as readers see no pieces. */
export function seenIn(notebook: Notebook, folder: string): { source: string; seen: readonly Seen[] }[] {
  return notebook.cells
    .filter((cell) => cell.cell_type === "code")
    .map((cell) => ({ source: joined(cell.source), seen: seenUnder(cell.outputs ?? [], folder) }));
}

function seenUnder(outputs: readonly Output[], folder: string): readonly Seen[] {
  const seen: Seen[] = [];
  let streams = { stdout: "", stderr: "" };
  const flush = () => {
    for (const kind of ["stdout", "stderr"] as const) {
      if (streams[kind]) seen.push({ kind, text: masked(streams[kind], folder) });
    }
    streams = { stdout: "", stderr: "" };
  };
  for (const output of outputs) {
    if (output.output_type === "stream") {
      streams[output.name ?? "stdout"] += joined(output.text);
      continue;
    }
    flush();
    if (output.output_type === "error")
      seen.push({ kind: "error", name: output.ename ?? "", value: output.evalue ?? "" });
    else seen.push({ kind: "display", data: display(output.data ?? {}, folder) });
  }
  flush();
  return seen;
}
