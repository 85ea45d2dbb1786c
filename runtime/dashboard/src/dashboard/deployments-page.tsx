import { useState } from "preact/hooks";
import { errorText, type Client, type Deployment, type WorkPool } from "../client/index.js";
import { poolWarning } from "../model/pool-warning.js";
import { Empty } from "../parts/empty.js";
import { Icon } from "../parts/icon.js";
import { useLoaded } from "../run-page/use-loaded.js";
import { Listed, SIZE } from "./listed.js";
import { ListTable } from "./list-table.js";
import { NameFilter, useNamed } from "./name-filter.js";
import { hrefOfRun, hrefOfRuns } from "./route.js";
import { RunDialog } from "./run-dialog.js";
import { usePage } from "./use-page.js";
import type { Navigation } from "./use-route.js";

interface DeploymentsPageProps {
  readonly client: Client;
  readonly navigation: Navigation;
}

const COLUMNS = [
  { label: "Deployment" },
  { label: "Schedule" },
  { label: "Work pool" },
  { label: "What can be done", isHidden: true },
];

/** Deployments: pause, resume, and run them with parameters. */
export function DeploymentsPage({ client, navigation }: DeploymentsPageProps) {
  const { go, onLink } = navigation;
  const named = useNamed();
  const { name, part, setPart } = named;
  const [asked, setAsked] = useState<Deployment | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const { page, error, refresh } = usePage(client, `${name} ${part}`, () =>
    client.deployments({ name, limit: SIZE, offset: part * SIZE }),
  );
  const { value: pools } = useLoaded("pools", () => client.workPools(), { everyMs: 10_000 });

  async function pause({ id, paused }: Deployment): Promise<void> {
    try {
      await client.pauseDeployment(id, !paused);
      setFailed(null);
      refresh();
    } catch (thrown) {
      setFailed(errorText(thrown));
    }
  }

  return (
    <div class="list-page">
      <h1>Deployments</h1>
      <NameFilter of="deployment" named={named} />
      <Listed
        page={page}
        error={failed ?? error}
        what="deployments"
        part={part}
        onPart={setPart}
        empty={
          <Empty title={name === "" ? "No deployments yet" : "No deployment has such a name"}>
            {name === "" ? (
              <>
                Deploy a flow: <code>nbflow deploy flow.ts --name daily --pool default</code>
              </>
            ) : undefined}
          </Empty>
        }
      >
        {(items) => (
          <ListTable columns={COLUMNS}>
            {items.map((deployment) => (
              <tr key={deployment.id}>
                <th scope="row">
                  <a href={hrefOfRuns({ deployment: deployment.id })} onClick={onLink}>
                    {deployment.name}
                  </a>
                  <span class="sub">{deployment.flowName}</span>
                </th>
                <td>
                  <ScheduleText deployment={deployment} />
                </td>
                <td>
                  <PoolText name={deployment.workPoolName} pools={pools ?? []} />
                </td>
                <td class="row-actions">
                  <button type="button" onClick={() => void pause(deployment)}>
                    {deployment.paused ? "Resume" : "Pause"}
                    <span class="hidden"> {deployment.name}</span>
                  </button>
                  <button type="button" class="primary" onClick={() => setAsked(deployment)}>
                    <Icon name="play" size={12} /> Run
                    <span class="hidden"> {deployment.name}</span>
                  </button>
                </td>
              </tr>
            ))}
          </ListTable>
        )}
      </Listed>
      {asked === null ? null : (
        <RunDialog
          client={client}
          deployment={asked}
          onClose={() => setAsked(null)}
          onStarted={(run) => go(hrefOfRun(run.id))}
        />
      )}
    </div>
  );
}

function ScheduleText({ deployment: { schedules, paused } }: { readonly deployment: Deployment }) {
  return (
    <>
      {schedules.length === 0 ? <span class="dim">none</span> : null}
      {schedules.map(({ text, timezone, active }) => (
        <span key={text} class={active ? "schedule" : "schedule dim"}>
          <code>{text}</code>
          {timezone === null ? "" : ` ${timezone}`}
          {active ? "" : " (off)"}
        </span>
      ))}
      {paused ? <span class="sub">paused</span> : null}
    </>
  );
}

function PoolText({ name, pools }: { readonly name: string | null; readonly pools: readonly WorkPool[] }) {
  if (name === null) return <span class="dim">none</span>;
  const pool = pools.find((one) => one.name === name);
  const warning = pool === undefined ? null : poolWarning(pool);
  return (
    <>
      {name}
      {warning === null ? null : (
        <span class="sub warning" title={warning}>
          <Icon name="warn" size={12} /> {pool?.paused === true ? "paused" : "no worker online"}
        </span>
      )}
    </>
  );
}
