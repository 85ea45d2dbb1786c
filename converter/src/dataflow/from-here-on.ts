import type { Machine } from "./machine.js";

/** From here on each cell is in order with all, as what is used here may touch what any later cell has, unseen in its code. */
export function noteUse(path: string, machine: Machine): void {
  const words = unseen.get(path);
  if (words !== undefined) machine.fromHereOn(words);
}

// the notebook is a module too: what sets an attribute of an object may set a variable
const module = "may set variables through the notebook's module";
const thread = "may run while a thread does that was started";

const unseen: ReadonlyMap<string, string> = new Map([
  ["__main__", module],
  ["sys.modules", module],
  ["weakref", "may end an object that is referred to weakly"],
  ["threading.Thread", thread],
  ["threading.Timer", thread],
  ["_thread.start_new_thread", thread],
  ["multiprocessing.Process", thread],
  ["asyncio.create_task", thread],
  ["asyncio.ensure_future", thread],
]);
