import type { State } from "./state.js";

/** Whether a state says where a result is kept, or is one: Prefect marks what it did not keep as `unpersisted`. */
export function hasKeptResult({ data }: Pick<State, "data">): boolean {
  if (data === null) return false;
  if (!data.includes('"unpersisted"')) return true;
  try {
    return (JSON.parse(data) as { type?: unknown } | null)?.type !== "unpersisted";
  } catch {
    return true;
  }
}
