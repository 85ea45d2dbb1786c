import type { Api } from "./api.js";
import { MOST } from "./queries.js";
import { read } from "./read.js";

/** Looks up flows' names by their ids, each once: a flow keeps its name. */
export function flowNames(api: Api): (ids: readonly string[]) => Promise<(id: string) => string> {
  const known = new Map<string, string>();
  return async (ids) => {
    const missing = [...new Set(ids)].filter((id) => !known.has(id));
    for (let from = 0; from < missing.length; from += MOST) {
      const any_ = missing.slice(from, from + MOST);
      const rows = read.list(await api("POST", "/flows/filter", { flows: { id: { any_ } } }));
      for (const row of rows) known.set(read.text(row, "id"), read.text(row, "name"));
    }
    return (id) => known.get(id) ?? id;
  };
}
