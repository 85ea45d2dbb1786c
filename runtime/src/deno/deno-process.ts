/** The kernel's process: `deno jupyter` below a guard that ends it with us. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { packageFile } from "../platform/index.js";
import { newId } from "./kernel-message.js";

const guard = (): string => packageFile("bin", "guard.mjs");
const mostLastWords = 16 * 1024;

export interface Connection {
  readonly shell: number;
  readonly iopub: number;
  readonly key: string;
}

export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Why it was never started. */
  readonly cause?: Error;
}

export class DenoProcess {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;
  #lastWords = "";

  private constructor(child: ChildProcess, folder: string) {
    this.#child = child;
    this.pid = child.pid ?? -1;
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#lastWords = (this.#lastWords + text).slice(-mostLastWords);
    });
    for (const stream of child.stdio) stream?.on("error", () => undefined);
    this.ended = new Promise<Ended>((resolve) => {
      child.once("error", (cause) => resolve({ exitCode: null, signal: null, cause }));
      child.once("close", (exitCode, signal) => resolve(killedOf(exitCode, signal)));
    }).finally(() => {
      void rm(folder, { recursive: true, force: true });
    });
  }

  static async start(options: {
    readonly executable: string;
    readonly folder: string;
    readonly env: NodeJS.ProcessEnv;
  }): Promise<{ readonly process: DenoProcess; readonly connection: Connection }> {
    const [shell, iopub, stdin, control, hb] = await freePorts(5);
    const connection = { shell: shell ?? 0, iopub: iopub ?? 0, key: newId() };
    const folder = await mkdtemp(join(tmpdir(), "nbflow-deno-"));
    const file = join(folder, "kernel.json");
    const contents = {
      shell_port: shell,
      iopub_port: iopub,
      stdin_port: stdin,
      control_port: control,
      hb_port: hb,
      ip: "127.0.0.1",
      transport: "tcp",
      key: connection.key,
      signature_scheme: "hmac-sha256",
      kernel_name: "deno",
    };
    await writeFile(file, JSON.stringify(contents), { mode: 0o600 });
    const child = spawn(
      process.execPath,
      [guard(), options.executable, "jupyter", "--kernel", "--conn", file],
      {
        cwd: options.folder,
        env: { ...options.env, JPY_PARENT_PID: String(process.pid) },
        stdio: ["ignore", "ignore", "pipe", "pipe"],
        // A session of its own: Ctrl-C in the terminal is for us, and we decide what becomes of the cell.
        detached: true,
      },
    );
    return { process: new DenoProcess(child, folder), connection };
  }

  /** What it said last, other than the notebook's own. */
  get lastWords(): string {
    return this.#lastWords;
  }

  /** Ends it and all that it started. */
  kill(): void {
    (this.#child.stdio[3] as Writable | null)?.destroy();
  }
}

/** The guard ends with 128 and the signal's number where a signal ended what it guards. */
function killedOf(exitCode: number | null, signal: NodeJS.Signals | null): Ended {
  if (exitCode === 137) return { exitCode: null, signal: "SIGKILL" };
  if (exitCode === 139) return { exitCode: null, signal: "SIGSEGV" };
  return { exitCode, signal };
}

/** Ports of the loopback interface that nobody listens on. All are taken at once, so that they differ. */
async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve, reject) => {
          server.once("error", reject);
          server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
