import type { PythonWorker } from "../python/worker.js";
import { describeLost } from "./cell-errors.js";
import type { PythonTurn } from "./python-turn.js";

const LOST = "the process for its cells was lost";

/**
 * A turn at home, in a run's place, in which what was kept of the run is taken in and no cell runs. `take` gives the reason where
 * that can't be, and rejects only where the process is lost; `failed` is told why it did not come to it.
 */
export function takeInTurn(
  { order, name, body }: Pick<PythonTurn, "order" | "name" | "body">,
  take: (worker: PythonWorker) => Promise<string | null>,
  {
    taken,
    failed,
  }: { readonly taken: (why: string | null) => void; readonly failed: (reason: string) => void },
): PythonTurn {
  return {
    order,
    name,
    body,
    isSetup: false,
    mayRunApart: false,
    take: async (worker) => {
      try {
        taken(await take(worker));
        return null;
      } catch (error) {
        failed(describeLost(error));
        return { stop: LOST };
      }
    },
    takeApart: () => Promise.resolve("it is no run"),
    joined: () => Promise.resolve(),
    exceeded: () => undefined,
    placed: () => undefined,
    restart: () => failed(LOST),
    skip: failed,
    crash: (error) => failed(describeLost(error)),
  };
}
