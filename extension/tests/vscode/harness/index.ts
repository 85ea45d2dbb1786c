import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { delimiter, dirname } from "node:path";
import { inject } from "vitest";
import { startServer } from "../../../../.ci/vscode/server.mjs";
import { standInVsix, vsix } from "./paths.js";
import { recordTraffic } from "./traffic.js";
import { makeProject, type Project } from "./project.js";
import { launch, Workbench } from "./workbench.js";

export { done, nbflow, serve, windowsServer } from "./programs.js";
export type { Project } from "./project.js";
export type { Workbench } from "./workbench.js";

const settings = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.reduceMotion": "on",
  "telemetry.telemetryLevel": "off",
  "extensions.ignoreRecommendations": true,
  "remote.autoForwardPorts": false,
  // The palette stays when an editor that has just opened takes the focus.
  "workbench.quickOpen.closeOnFocusLost": false,
  // Off, as on a desktop: a browser saves by itself.
  "files.autoSave": "off",
  // Drawn as elements, so that a test can read what the terminal shows.
  "terminal.integrated.gpuAcceleration": "off",
};

/** How long a test waits for what should come, in milliseconds; a machine that is busy is slow, and no failure. */
const patience = Number(process.env["NBFLOW_TEST_PATIENCE"] ?? 60_000);

/** Node and the system's programs, and no `nbflow` that the machine may have. */
const path = [dirname(process.execPath), "/usr/local/bin", "/usr/bin", "/bin"].join(delimiter);

export interface Options {
  /** The folder of `workspaces/` to open. */
  readonly workspace: string;
  /** Texts of files that it has besides, by their names. */
  readonly files?: Readonly<Record<string, string>>;
  /** Whether `nbflow` is installed in it; default true. */
  readonly installed?: boolean;
  /** Whether the Python extension is there, with NBFLOW_TEST_PYTHON selected; default true. */
  readonly python?: boolean;
  /** Whether an extension with a kernel for notebooks is there, as Jupyter is; default false. */
  readonly kernel?: boolean;
  /** Leaves workspace trust on, so that the folder opens untrusted; default false. */
  readonly untrusted?: boolean;
  /** Keeps what VS Code and the language server say to each other, for `traffic(project)`; default false. */
  readonly traffic?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
}

interface Opened {
  readonly project: Project;
  readonly workbench: Workbench;
}

/** Opens one project in one window of a real VS Code, with the extension installed from its VSIX. */
export type Open = (options: Options) => Promise<Opened>;

/** What `test.extend` takes. Each test has a server, a browser and a project of its own. */
export const inVscode = {
  open: async (
    { task }: { readonly task: { readonly name: string } },
    use: (open: Open) => Promise<void>,
  ): Promise<void> => {
    const closing: (() => Promise<void>)[] = [];
    const open: Open = async (options) => {
      const project = await makeProject(options.workspace, { installed: options.installed ?? true });
      closing.push(() => project.remove());
      for (const [name, text] of Object.entries(options.files ?? {}))
        await writeFile(project.path(name), text);
      const server = await startServer({
        server: inject("server"),
        home: `${project.home}/vscode`,
        extensions: [
          vsix,
          ...(options.python === false ? [] : [standInVsix("python")]),
          ...(options.kernel === true ? [standInVsix("jupyter")] : []),
        ],
        settings: { ...settings, ...options.settings },
        trust: options.untrusted ?? false,
        env: { NBFLOW_HOME: `${project.home}/nbflow`, HOME: project.home, PATH: path },
      });
      closing.push(() => server.stop());
      if (options.traffic) await recordTraffic(project);
      const browser = await launch(inject("browser"));
      closing.push(() => browser.close());
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      page.setDefaultTimeout(patience);
      const workbench = new Workbench(page);
      closing.push(() => workbench.screenshot(`last/${task.name.replaceAll(/\W+/g, "-")}`));
      await page.goto(server.url(project.folder));
      if (options.untrusted) await workbench.distrust();
      await workbench.ready();
      return { project, workbench };
    };
    await use(open);
    for (const close of closing.toReversed()) await close();
  },
};

/** The interpreter that the stand-in for the Python extension says is selected. */
export function testPython(): string {
  const python = process.env["NBFLOW_TEST_PYTHON"];
  if (!python || !existsSync(python))
    throw new Error("NBFLOW_TEST_PYTHON must name a Python with ipykernel.");
  return python;
}
