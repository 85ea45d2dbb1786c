import type { Client, Flow, FlowRun } from "../client/index.js";
import { ago, duration, moment, secondsOf } from "../model/format.js";
import { lookOf } from "../model/look.js";
import { Empty } from "../parts/empty.js";
import { StatePill } from "../parts/state-pill.js";
import { SELDOM, useNow } from "../parts/use-now.js";
import { Listed, SIZE } from "./listed.js";
import { ListTable } from "./list-table.js";
import { NameFilter, useNamed } from "./name-filter.js";
import { hrefOfRun, hrefOfRuns } from "./route.js";
import { usePage } from "./use-page.js";
import type { Navigation } from "./use-route.js";

const LAST = 12;

interface FlowRow {
  readonly flow: Flow;
  readonly runs: readonly FlowRun[];
  readonly total: number;
}

const COLUMNS = [
  { label: "Flow" },
  { label: "Last run" },
  { label: "Recently", class: "narrow-hidden" },
  { label: "Runs", class: "number" },
] as const;

/** Flows, with how their last runs went. */
export function FlowsPage({
  client,
  navigation,
}: {
  readonly client: Client;
  readonly navigation: Navigation;
}) {
  const { onLink } = navigation;
  const named = useNamed();
  const { name, part, setPart } = named;
  const now = useNow(true, SELDOM);
  const { page, error } = usePage(client, `${name} ${part}`, async () => {
    const { items, total } = await client.flows({ name, limit: SIZE, offset: part * SIZE });
    const listed = items.map(async (flow): Promise<FlowRow> => {
      const last = await client.flowRuns({ flowIds: [flow.id], limit: LAST, offset: 0 });
      return { flow, runs: last.items, total: last.total };
    });
    return { items: await Promise.all(listed), total };
  });
  return (
    <div class="list-page">
      <h1>Flows</h1>
      <NameFilter of="flow" named={named} />
      <Listed
        page={page}
        error={error}
        what="flows"
        part={part}
        onPart={setPart}
        empty={
          <Empty title={name === "" ? "No flows yet" : "No flow has such a name"}>
            {name === "" ? "A flow is known here once it has run, or was deployed." : undefined}
          </Empty>
        }
      >
        {(items) => (
          <ListTable columns={COLUMNS}>
            {items.map(({ flow, runs, total }) => {
              const [last] = runs;
              return (
                <tr key={flow.id}>
                  <th scope="row">
                    <a href={hrefOfRuns({ flow: flow.id })} onClick={onLink}>
                      {flow.name}
                    </a>
                    <span class="sub">
                      since{" "}
                      <time dateTime={flow.created} title={moment(flow.created)}>
                        {ago(flow.created, now)}
                      </time>
                    </span>
                  </th>
                  <td>
                    {last === undefined ? (
                      "–"
                    ) : (
                      <>
                        <StatePill look={lookOf(last.state)} />
                        <span class="sub">
                          <a href={hrefOfRun(last.id)} onClick={onLink}>
                            {last.name}
                          </a>{" "}
                          {ago(last.startTime ?? last.created, now)}
                        </span>
                      </>
                    )}
                  </td>
                  <td class="narrow-hidden">
                    <Dots runs={runs} now={now} />
                  </td>
                  <td class="number">{total.toLocaleString("en")}</td>
                </tr>
              );
            })}
          </ListTable>
        )}
      </Listed>
    </div>
  );
}

/** How the last runs ended, the newest at the right. */
function Dots({ runs, now }: { readonly runs: readonly FlowRun[]; readonly now: number }) {
  const text = runs.map(({ state }) => lookOf(state).label.toLowerCase()).join(", ");
  return (
    <span class="dots" role="img" aria-label={`The last runs, the newest first: ${text}`}>
      {runs.toReversed().map((run) => {
        const { tone, label } = lookOf(run.state);
        const took = secondsOf(run, now);
        return (
          <span
            key={run.id}
            class={`dot tone-${tone}`}
            title={`${label}${took === null ? "" : ` · ${duration(took)}`}`}
          />
        );
      })}
    </span>
  );
}
