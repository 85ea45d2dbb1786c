import type { PythonWorker } from "../python/index.js";
import { snippet } from "./fingerprint.js";

/** A worker that writes what its variables are before it is closed, unless `skip` says that no one wants them. */
export function withFingerprint(worker: PythonWorker, file: string, skip: () => boolean): PythonWorker {
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    const request = { cell: Number.MAX_SAFE_INTEGER, source: snippet(file), mayRaise: true };
    if (!skip()) await worker.execute(request, () => undefined).catch(() => undefined);
    await worker.close();
  };
  return {
    get pid() {
      return worker.pid;
    },
    ready: worker.ready,
    forks: worker.forks ?? null,
    execute: (request, onOutput) => worker.execute(request, onOutput),
    assign: (values) => worker.assign(values),
    describe: (names, options) => worker.describe(names, options),
    interrupt: () => worker.interrupt(),
    close: () => (closing ??= close()),
  };
}
