import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { v7 as uuid } from "uuid";

/** Which process it is, so that another can tell whether it is still there. A pid alone is given out again. */
export interface ProcessIdentity {
  readonly id: string;
  readonly host: string;
  /** Which start of the machine, and which of its pid namespaces; null where the platform does not say. */
  readonly boot: string | null;
  readonly pid: number;
  /** When it was started, in the platform's own words; null where it does not say. */
  readonly started: string | null;
}

let own: ProcessIdentity | null = null;

/** This process. */
export function thisProcess(): ProcessIdentity {
  own ??= { id: uuid(), host: hostname(), boot: bootOf(), pid: process.pid, started: startOf(process.pid) };
  return own;
}

/** Whether a process is there: `unknown` where it can't be seen from here, as on another machine or in another container. */
export function isAlive(other: ProcessIdentity): boolean | "unknown" {
  const { host, boot, started } = thisProcess();
  if (other.host !== host || boot === null || other.boot !== boot || started === null) return "unknown";
  if (other.started === null) return "unknown";
  return startOf(other.pid) === other.started;
}

function bootOf(): string | null {
  try {
    if (process.platform === "linux") {
      const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
      return `${boot} ${readlinkSync("/proc/self/ns/pid")}`;
    }
    if (process.platform === "darwin") return told("sysctl", ["-n", "kern.boottime"]);
  } catch {
    // a process that can't be checked is judged by its heartbeat
  }
  return null;
}

/** Null where there is no such process, or only what its parent has not yet fetched of it. */
function startOf(pid: number): string | null {
  try {
    if (process.platform === "linux") {
      // the name stands in brackets, and may hold anything
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/su, "").trim().split(" ");
      return fields[0] === "Z" || fields[0] === "X" ? null : (fields[19] ?? null);
    }
    if (process.platform === "darwin") return told("ps", ["-o", "lstart=", "-p", String(pid)]);
  } catch {
    // there is none
  }
  return null;
}

function told(program: string, args: readonly string[]): string {
  return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
}
