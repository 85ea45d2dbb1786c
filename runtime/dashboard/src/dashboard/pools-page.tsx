import type { Client, WorkPool } from "../client/index.js";
import { ago, counted } from "../model/format.js";
import { poolWarning } from "../model/pool-warning.js";
import { Banner } from "../parts/banner.js";
import { Empty } from "../parts/empty.js";
import { useNow } from "../parts/use-now.js";
import { useLoaded } from "../run-page/use-loaded.js";
import { Loading, LoadError } from "./listed.js";

/** Work pools with their workers, and what is wrong with them. */
export function PoolsPage({ client }: { readonly client: Client }) {
  const { value: pools, error } = useLoaded("pools", () => client.workPools(), { everyMs: 5000 });
  const now = useNow(true, 5000);
  return (
    <div class="list-page">
      <h1>Work pools</h1>
      <LoadError error={error} />
      {pools === null ? (
        <Loading error={error} />
      ) : pools.length === 0 ? (
        <Empty title="No work pools yet">
          Make one: <code>nbflow work-pool create default</code>
        </Empty>
      ) : (
        <ul class="pools" aria-label="Work pools">
          {pools.map((pool) => (
            <li key={pool.id}>
              <Pool pool={pool} now={now} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Pool({ pool, now }: { readonly pool: WorkPool; readonly now: number }) {
  const { name, type, description, workers, waiting, concurrencyLimit } = pool;
  const warning = poolWarning(pool);
  const online = workers.filter(({ isOnline }) => isOnline).length;
  return (
    <section class="pool" aria-label={name}>
      <div class="pool-head">
        <h2>{name}</h2>
        <span class="tag">{type}</span>
        <span class="dim">
          {online} of {counted(workers.length, "worker")} online · {counted(waiting, "run")} waiting
          {concurrencyLimit === null ? "" : ` · at most ${concurrencyLimit} at once`}
        </span>
      </div>
      {description === null || description === "" ? null : <p class="dim">{description}</p>}
      {warning === null ? null : <Banner tone="warn">{warning}</Banner>}
      {workers.length === 0 ? null : (
        <ul class="workers" aria-label={`Workers of ${name}`}>
          {workers.map((worker) => (
            <li key={worker.name}>
              <span class={`dot tone-${worker.isOnline ? "good" : "off"}`} aria-hidden="true" />
              <span>{worker.name}</span>
              <span class="dim">
                {worker.isOnline ? "online" : "offline"}
                {worker.lastHeartbeat === null ? "" : `, heard of ${ago(worker.lastHeartbeat, now)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
