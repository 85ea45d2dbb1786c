import { read, type Fields, type OrionClient } from "../orion/index.js";

const AT_ONCE = 200;

/** The names of the flows that runs or deployments are of, by the flows' ids. */
export async function flowNames(
  client: OrionClient,
  ofFlows: readonly Fields[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(ofFlows.map((each) => read.text(each, "flow_id")))];
  const names = new Map<string, string>();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const filter = { flows: { id: { any_: ids.slice(at, at + AT_ONCE) } }, limit: AT_ONCE };
    for (const flow of read.list(await client.call("POST", "flows/filter", filter)))
      names.set(read.text(flow, "id"), read.text(flow, "name"));
  }
  return names;
}
