import { STATE_TYPES, type StateType } from "../client/index.js";

/** A page of the dashboard, as its address has it; runs stand where Prefect's own pages have them. */
export type Route =
  | { readonly page: "runs"; readonly filter: RunFilter }
  | { readonly page: "run"; readonly id: string }
  | { readonly page: "flows" }
  | { readonly page: "deployments" }
  | { readonly page: "pools" }
  | { readonly page: "nowhere" };

export interface RunFilter {
  readonly states: readonly StateType[];
  readonly flow: string | null;
  readonly deployment: string | null;
  readonly name: string;
  /** From 0. */
  readonly part: number;
}

export const NO_FILTER: RunFilter = { states: [], flow: null, deployment: null, name: "", part: 0 };

export function routeOf({ pathname, search }: { readonly pathname: string; readonly search: string }): Route {
  const path = pathname.replace(/\/+$/u, "");
  const run = /^\/runs\/flow-run\/([^/]+)$/u.exec(path)?.[1];
  if (run !== undefined) return { page: "run", id: decodeURIComponent(run) };
  const deployment = /^\/deployments\/deployment\/([^/]+)$/u.exec(path)?.[1];
  if (deployment !== undefined)
    return { page: "runs", filter: { ...NO_FILTER, deployment: decodeURIComponent(deployment) } };
  switch (path) {
    case "":
    case "/runs":
      return { page: "runs", filter: filterIn(new URLSearchParams(search)) };
    case "/flows":
      return { page: "flows" };
    case "/deployments":
      return { page: "deployments" };
    case "/work-pools":
      return { page: "pools" };
    default:
      return { page: "nowhere" };
  }
}

function filterIn(query: URLSearchParams): RunFilter {
  const types: readonly string[] = STATE_TYPES;
  const part = Number(query.get("page") ?? 1) - 1;
  return {
    states: query.getAll("state").filter((state): state is StateType => types.includes(state)),
    flow: query.get("flow"),
    deployment: query.get("deployment"),
    name: query.get("name") ?? "",
    part: Number.isInteger(part) && part > 0 ? part : 0,
  };
}

export function hrefOfRuns(filter: Partial<RunFilter>): string {
  const { states, flow, deployment, name, part } = { ...NO_FILTER, ...filter };
  const query = new URLSearchParams(states.map((state): [string, string] => ["state", state]));
  if (flow !== null) query.set("flow", flow);
  if (deployment !== null) query.set("deployment", deployment);
  if (name !== "") query.set("name", name);
  if (part > 0) query.set("page", String(part + 1));
  const text = query.toString();
  return text === "" ? "/runs" : `/runs?${text}`;
}

export function hrefOfRun(id: string): string {
  return `/runs/flow-run/${encodeURIComponent(id)}`;
}
