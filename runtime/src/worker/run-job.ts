import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { split } from "shlex";
import type { Job } from "./job-of.js";

export interface JobEnd {
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** Why it was not started; null where it was. */
  readonly failure: string | null;
}

/** A job's process, with all that it starts in its process group. */
export interface RunningJob {
  /** Null where it could not be started. */
  readonly pid: number | null;
  readonly ended: Promise<JobEnd>;
  signal(name: "SIGTERM" | "SIGKILL"): void;
}

/** Starts a job in a process group of its own, in a temporary folder where it names none. */
export function runJob(
  job: Job & { readonly command: string },
  env: Readonly<Record<string, string>>,
  show: (line: string) => void,
): RunningJob {
  const [program = "", ...args] = split(job.command);
  const temporary = job.workingDir === null ? mkdtempSync(join(tmpdir(), "nbflow-job-")) : null;
  const whole: Record<string, string | undefined> = { ...process.env, ...env };
  for (const [name, value] of Object.entries(job.env)) whole[name] = value ?? undefined;
  // Node itself is the one that runs the worker, wherever PATH would find another
  const child = execa(program === "node" ? process.execPath : program, args, {
    cwd: job.workingDir ?? temporary ?? tmpdir(),
    env: whole,
    extendEnv: false,
    stdin: "ignore",
    all: true,
    buffer: false,
    reject: false,
    detached: true,
    cleanup: false,
  });
  const { pid } = child;
  const ended = (async (): Promise<JobEnd> => {
    // a child that holds the streams open after its parent's end is not waited for
    void (async () => {
      for await (const line of child.iterable({ from: "all" })) if (job.showsOutput) show(line);
    })().catch(() => undefined);
    const result = await child;
    if (temporary !== null) rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
    const isStarted = pid !== undefined;
    return {
      exitCode: result.exitCode ?? null,
      signal: result.signal ?? null,
      failure: isStarted ? null : (result.originalMessage ?? result.shortMessage ?? "it can't be started"),
    };
  })();
  return {
    pid: pid ?? null,
    ended,
    signal: (name) => {
      if (pid === undefined) return;
      try {
        process.kill(-pid, name);
      } catch {
        // it has ended already
      }
    },
  };
}
