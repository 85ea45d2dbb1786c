import type { Client, FlowRun, StateType } from "../client/index.js";
import { ago, duration, moment, secondsOf } from "../model/format.js";
import { isOver, lookOf } from "../model/look.js";
import { Empty } from "../parts/empty.js";
import { StatePill } from "../parts/state-pill.js";
import { SELDOM, useNow } from "../parts/use-now.js";
import { useLoaded } from "../run-page/use-loaded.js";
import { History } from "./history.js";
import { Listed, SIZE } from "./listed.js";
import { ListTable } from "./list-table.js";
import { hrefOfRun, hrefOfRuns, NO_FILTER, type RunFilter } from "./route.js";
import { SearchField } from "./search-field.js";
import { usePage } from "./use-page.js";
import type { Navigation } from "./use-route.js";

const STATES: readonly { readonly label: string; readonly types: readonly StateType[] }[] = [
  { label: "All", types: [] },
  { label: "Running", types: ["RUNNING", "PENDING", "PAUSED", "CANCELLING"] },
  { label: "Scheduled", types: ["SCHEDULED"] },
  { label: "Completed", types: ["COMPLETED"] },
  { label: "Failed", types: ["FAILED", "CRASHED"] },
  { label: "Cancelled", types: ["CANCELLED"] },
];

const COLUMNS = [
  { label: "Run" },
  { label: "State" },
  { label: "Started", class: "narrow-hidden" },
  { label: "Took", class: "number" },
  { label: "Parameters", class: "wide-only" },
] as const;

interface RunsPageProps {
  readonly client: Client;
  readonly filter: RunFilter;
  readonly navigation: Navigation;
}

/** Flow runs, the newest first, by state, flow and name. */
export function RunsPage({ client, filter, navigation }: RunsPageProps) {
  const { go, onLink } = navigation;
  const { states, flow, deployment, name, part } = filter;
  const set = (change: Partial<RunFilter>) => go(hrefOfRuns({ ...filter, part: 0, ...change }), true);
  const { page, error } = usePage(client, JSON.stringify(filter), () =>
    client.flowRuns({
      limit: SIZE,
      offset: part * SIZE,
      name,
      ...(states.length === 0 ? {} : { stateTypes: states }),
      ...(flow === null ? {} : { flowIds: [flow] }),
      ...(deployment === null ? {} : { deploymentIds: [deployment] }),
    }),
  );
  const { value: flows } = useLoaded("flows", () => client.flows({ limit: 200, offset: 0 }), {
    everyMs: 30_000,
  });
  const now = useNow(true, page?.items.some(({ state }) => !isOver(state)) === true ? 1000 : SELDOM);
  const isFiltered = states.length + name.length > 0 || flow !== null || deployment !== null;
  return (
    <div class="list-page">
      <h1>Runs</h1>
      <div class="filters" role="search" aria-label="Which runs are listed">
        <div class="chips" role="group" aria-label="State">
          {STATES.map(({ label, types }) => (
            <button
              key={label}
              type="button"
              class="chip"
              aria-pressed={types.join() === states.join()}
              onClick={() => set({ states: types })}
            >
              {label}
            </button>
          ))}
        </div>
        <label>
          <span class="hidden">Flow</span>
          <select
            value={flow ?? ""}
            onChange={({ currentTarget }) => set({ flow: currentTarget.value || null })}
          >
            <option value="">All flows</option>
            {flows?.items.map(({ id, name: flowName }) => (
              <option key={id} value={id}>
                {flowName}
              </option>
            ))}
          </select>
        </label>
        {deployment === null ? null : (
          <button type="button" class="small" onClick={() => set({ deployment: null })}>
            Of one deployment ×<span class="hidden"> list those of all</span>
          </button>
        )}
        <SearchField label="Name of a run" value={name} onChange={(text) => set({ name: text })} />
      </div>
      <Listed
        page={page}
        error={error}
        what="runs"
        part={part}
        onPart={(to) => set({ part: to })}
        empty={
          isFiltered ? (
            <Empty title="No run is like that">
              <button type="button" onClick={() => go(hrefOfRuns(NO_FILTER), true)}>
                List all
              </button>
            </Empty>
          ) : (
            <Empty title="No runs yet">
              Run a notebook here: <code>nbflow run notebook.ipynb</code>
            </Empty>
          )
        }
      >
        {(items) => (
          <>
            {part === 0 ? <History runs={items} now={now} onLink={onLink} /> : null}
            <ListTable columns={COLUMNS}>
              {items.map((run) => (
                <RunRow key={run.id} run={run} now={now} onLink={onLink} />
              ))}
            </ListTable>
          </>
        )}
      </Listed>
    </div>
  );
}

interface RunRowProps {
  readonly run: FlowRun;
  readonly now: number;
  readonly onLink: (event: MouseEvent) => void;
}

function RunRow({ run, now, onLink }: RunRowProps) {
  const took = secondsOf(run, now);
  const time = run.startTime ?? run.expectedStartTime ?? run.created;
  return (
    <tr>
      <th scope="row">
        <a href={hrefOfRun(run.id)} onClick={onLink}>
          {run.name}
        </a>
        <span class="sub">{run.flowName}</span>
      </th>
      <td>
        <StatePill look={lookOf(run.state)} />
      </td>
      <td class="narrow-hidden">
        <time dateTime={time} title={moment(time)}>
          {ago(time, now)}
        </time>
      </td>
      <td class="number">{took === null ? "–" : duration(took)}</td>
      <td class="wide-only parameters">{parametersText(run)}</td>
    </tr>
  );
}

function parametersText({ parameters }: FlowRun): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name} = ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ");
}
