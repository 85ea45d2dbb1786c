import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createEngine,
  openSqliteStore,
  type Clock,
  type Engine,
  type EngineEvent,
  type PythonRequest,
  type RunStore,
} from "../../../src/index.js";
import type { PythonWorker } from "../../../src/python/worker.js";
import { onTestFinished } from "vitest";
import { FakePython, type FakeCell } from "./fake-python.js";

export interface TestWorld {
  readonly store: RunStore;
  readonly engine: Engine;
  readonly events: EngineEvent[];
  readonly workers: FakePython[];
  readonly requests: PythonRequest[];
  /** The states of a run by its name, in order: `["Pending", "Running", "Completed"]`. */
  readonly statesOf: (name: string) => readonly string[];
  /** In the order of their start. */
  readonly begun: () => readonly string[];
  /** How many task runs were in Running at once, at most. */
  readonly mostAtOnce: () => number;
}

export interface TestWorldOptions {
  readonly clock?: Clock;
  readonly cells?: Readonly<Record<string, FakeCell>>;
  readonly startPython?: (request: PythonRequest) => PythonWorker;
}

/** A store in a folder of its own; gone when the test has finished. */
export async function testStore(): Promise<RunStore> {
  const home = temporaryFolder();
  writeFileSync(join(home, "nbflow.db"), await emptyFile());
  const store = await openSqliteStore({ home });
  onTestFinished(() => store.close());
  return store;
}

let empty: Promise<Buffer> | null = null;

/** A file with the tables made, so that each test need not make them. */
function emptyFile(): Promise<Buffer> {
  empty ??= (async () => {
    const home = mkdtempSync(join(tmpdir(), "nbflow-test-"));
    const store = await openSqliteStore({ home });
    await store.close();
    const file = readFileSync(store.location);
    rmSync(home, { recursive: true });
    return file;
  })();
  return empty;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "nbflow-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An engine on a real store, with a Python that is none. */
export async function testWorld(options: TestWorldOptions = {}): Promise<TestWorld> {
  const store = await testStore();
  const events: EngineEvent[] = [];
  const workers: FakePython[] = [];
  const requests: PythonRequest[] = [];
  const startPython =
    options.startPython ??
    (() => {
      const worker = new FakePython(options.cells);
      workers.push(worker);
      return worker;
    });
  const engine = createEngine({
    store,
    startPython: (request) => {
      requests.push(request);
      return startPython(request);
    },
    observe: (event) => void events.push(event),
    ...(options.clock === undefined ? {} : { clock: options.clock }),
  });
  return {
    store,
    engine,
    events,
    workers,
    requests,
    statesOf: (name) =>
      events.flatMap((event) => {
        if (event.type === "task-run-state" && event.taskRun.name === name) return [event.state.name];
        if (event.type === "flow-run-state" && event.flowRun.flowName === name) return [event.state.name];
        return [];
      }),
    mostAtOnce: () => {
      const running = new Set<string>();
      let most = 0;
      for (const event of events) {
        if (event.type !== "task-run-state") continue;
        if (event.state.type === "RUNNING") running.add(event.taskRun.id);
        else running.delete(event.taskRun.id);
        most = Math.max(most, running.size);
      }
      return most;
    },
    begun: () =>
      events.flatMap((event) =>
        event.type === "task-run-state" && event.state.type === "RUNNING" ? [event.taskRun.name] : [],
      ),
  };
}
