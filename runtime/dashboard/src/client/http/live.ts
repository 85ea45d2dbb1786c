import type { Change, OfRun, Stop, Topic } from "../client.js";
import type { LogLine } from "../records.js";
import type { HttpWorld } from "./api.js";
import { listen } from "./listen.js";
import { logsAsked } from "./queries.js";
import { read } from "./read.js";
import { logLineOf } from "./records-of.js";

export interface LiveWorld {
  /** How often is asked where there is no socket. */
  readonly pollMs: number;
  /** How long until a socket that was closed is opened again; the longer, the more often it fails. */
  readonly againMs: number;
}

type World = HttpWorld & LiveWorld;

const FLOW_RUN = "prefect.flow-run.";
const TASK_RUN = "prefect.task-run.";

/** Tells of changes by the events that the server tells of; where there are none to be had, that there may be some. */
export function subscribe(world: World, { flowRunId }: Topic, on: (change: Change) => void): Stop {
  const filter = {
    event: { prefix: flowRunId === undefined ? [FLOW_RUN] : [FLOW_RUN, TASK_RUN] },
    ...(flowRunId === undefined ? {} : { any_resource: { id: [`${FLOW_RUN}${flowRunId}`] } }),
  };
  return listen(world, {
    path: "/events/out",
    first: { type: "filter", filter, backfill: false },
    heard(message) {
      const resource = read.object(read.object(message, "event"), "resource");
      const id = read.maybe(resource, "prefect.resource.id") ?? "";
      if (id.startsWith(FLOW_RUN)) on({ kind: "flow-run", id: id.slice(FLOW_RUN.length) });
      else if (id.startsWith(TASK_RUN)) on({ kind: "task-run", id: id.slice(TASK_RUN.length) });
    },
    missed: () => on({ kind: "any" }),
  });
}

/**
 * Tells of new lines of the log by the server's socket; after each time that there was none, and where there is none, by asking for
 * those `since` a time. A line may come twice.
 */
export function followLogs(
  world: World,
  query: OfRun & { readonly minLevel?: number },
  on: (lines: readonly LogLine[]) => void,
  since: (time: string) => Promise<readonly LogLine[]>,
): Stop {
  let last = new Date().toISOString();
  let waiting: LogLine[] = [];
  let asking = false;
  let isOver = false;

  function tell(lines: readonly LogLine[]): void {
    if (lines.length === 0 || isOver) return;
    for (const { timestamp } of lines) if (timestamp > last) last = timestamp;
    on(lines);
  }

  async function ask(): Promise<void> {
    if (asking) return;
    asking = true;
    try {
      for (;;) {
        const lines = await since(last);
        const before = last;
        tell(lines);
        if (lines.length < 200 || last === before) return;
      }
    } catch {
      // the next time will do
    } finally {
      asking = false;
    }
  }

  const stop = listen(world, {
    path: "/logs/out",
    first: { type: "filter", filter: logsAsked(query) },
    heard(message) {
      // a burst is told at once
      if (waiting.length === 0) {
        setTimeout(() => {
          tell(waiting);
          waiting = [];
        }, 50);
      }
      waiting.push(logLineOf(read.object(message, "log")));
    },
    missed: () => void ask(),
  });
  return () => {
    isOver = true;
    stop();
  };
}
