import type { FlowRun, RunStore } from "../store/index.js";
import { CliError } from "./cli-error.js";

/** As much of an id as tells runs apart: its first twelve digits are the millisecond in which it was made. */
const SHORT_ID = 13;

export function shortId(id: string): string {
  return id.slice(0, SHORT_ID);
}

/** The run with this id, the one whose id begins so, or the newest with this name. @throws CliError where it is none or several. */
export async function findRun(store: RunStore, given: string): Promise<FlowRun> {
  const byId = /^[0-9a-f-]+$/iu.test(given)
    ? await store.flowRuns({ idPrefix: given.toLowerCase(), limit: 6 })
    : [];
  const [first, ...others] = byId.length > 0 ? byId : await store.flowRuns({ names: [given], limit: 1 });
  if (first === undefined) {
    throw new CliError(`There is no run ${given} in ${store.location}.`, {
      hint: "See what there is: nbflow runs ls",
    });
  }
  if (others.length === 0 || first.id === given) return first;
  const list = [first, ...others].slice(0, 5).map((run) => `  ${run.id}  ${run.flowName} (${run.name})`);
  throw new CliError(`Several runs begin with ${given}.`, {
    hint: `Give more of the id:\n${list.join("\n")}`,
  });
}
