import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test, vi } from "vitest";
import { launch, type Ended, type Started } from "../cli/support/nbflow.js";
import { PYTHON, useWorkspace } from "../cli/support/workspace.js";
import { isAsShown } from "./compare.js";
import { readPage, withOutputs, type Typed } from "./page.js";
import { typeErrors } from "./types.js";

/**
 * Every page of the documentation is run: its files are written, its commands are typed, and what they print is compared with
 * what the page shows. With NBFLOW_UPDATE_DOCS=1 pages get the outputs that are no longer so.
 */
const DOCS = fileURLToPath(new URL("../../../docs/", import.meta.url));
const BIN = fileURLToPath(new URL("../../../../node_modules/.bin", import.meta.url));
const UPDATE = process.env["NBFLOW_UPDATE_DOCS"] === "1";
/** What pages show in the place of the test's own folder. */
const PROJECT = "/home/you/project";

const pages = readdirSync(DOCS).filter((name) => name.endsWith(".md"));
const workspace = useWorkspace();

interface Background extends Typed {
  readonly started: Started;
  readonly saidBefore: string;
}

describe("the documentation's examples", () => {
  test.each(pages)("in %s print what the page shows", async (name) => {
    const markdown = readFileSync(DOCS + name, "utf8");
    const page = readPage(markdown);
    for (const file of page.files) await workspace.write(file.name, file.text);
    const outputs: string[] = [];
    const wrong: unknown[] = [];
    let background: Background | null = null;
    for (const typed of page.consoles.flat()) {
      const { command, shown } = typed;
      let output: string;
      if (command.endsWith("&")) {
        const started = type(command.slice(0, -1));
        await vi.waitUntil(() => isAsShown(started.output(), shown), { timeout: 60_000 });
        output = shown;
        background = { ...typed, started, saidBefore: started.output() };
      } else if (command === "wait") {
        output = (await endOf(background)).slice(background?.saidBefore.length);
        background = null;
      } else output = (await type(command).ended).stdout;
      output = output.replaceAll(workspace.folder, PROJECT).replaceAll(PYTHON, `${PROJECT}/.venv/bin/python`);
      const isRight = isAsShown(output, shown);
      outputs.push(isRight ? shown : output);
      if (!isRight) wrong.push({ command, output, shown });
    }
    if (UPDATE && wrong.length > 0) writeFileSync(DOCS + name, withOutputs(markdown, outputs));
    expect(UPDATE ? [] : wrong).toEqual([]);
    expect(await workspace.processes()).toEqual([]);
  });

  test("compile under tsc --strict", () => {
    const files = pages.flatMap((page) =>
      readPage(readFileSync(DOCS + page, "utf8"))
        .files.filter(({ name }) => name.endsWith(".ts"))
        .map(({ name, text }) => ({ name: `${page.replace(/\.md$/u, "")}/${name}`, text })),
    );
    expect(files.length).toBeGreaterThan(0);
    expect(typeErrors(files)).toEqual([]);
  });
});

/** Types a command into a shell, whose errors and results come in one stream, as on a terminal. */
function type(command: string): Started & { readonly output: () => string } {
  const env = {
    NBFLOW_HOME: workspace.path(".nbflow"),
    NBFLOW_PYTHON: PYTHON,
    PATH: [BIN, process.env["PATH"]].join(delimiter),
  };
  const started = launch("sh", ["-c", `exec 2>&1; ${command}`], workspace, env);
  let output = "";
  started.child.stdout?.on("data", (text: string) => (output += text));
  return { ...started, output: () => output };
}

async function endOf(background: Background | null): Promise<string> {
  if (background === null) throw new Error("Nothing runs in the background.");
  const { stdout }: Ended = await background.started.ended;
  return stdout;
}
