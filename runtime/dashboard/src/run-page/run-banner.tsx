import { useEffect, useState } from "preact/hooks";
import type { Client, FlowRun } from "../client/index.js";
import type { GraphNode } from "../model/graph.js";
import { lookOfNode } from "../model/node-state.js";
import { poolWarning } from "../model/pool-warning.js";
import { Banner } from "../parts/banner.js";

interface BannerProps {
  readonly client: Client;
  readonly run: FlowRun;
  readonly nodes: readonly GraphNode[];
  readonly onSelect: (key: string) => void;
}

/** Why a run has failed, with the way to the task; why one that is due does not begin. */
export function RunBanner({ client, run, nodes, onSelect }: BannerProps) {
  const type = run.state?.type;
  if (type === "FAILED" || type === "CRASHED") {
    const failed = nodes.find((node) => ["bad", "crashed"].includes(lookOfNode(node, run).tone));
    return (
      <Banner tone={type === "FAILED" ? "bad" : "crashed"}>
        <p>{run.state?.message ?? `It ${type === "FAILED" ? "failed" : "crashed"}.`}</p>
        {failed === undefined ? null : (
          <button type="button" class="link" onClick={() => onSelect(failed.key)}>
            Show {failed.title}
          </button>
        )}
      </Banner>
    );
  }
  if (type === "PAUSED") return <Banner tone="paused">{run.state?.message ?? "It is paused."}</Banner>;
  if (type === "SCHEDULED" && run.workPoolName !== null) return <PoolBanner client={client} run={run} />;
  return null;
}

function PoolBanner({ client, run }: Pick<BannerProps, "client" | "run">) {
  const [warning, setWarning] = useState<string | null>(null);
  const name = run.workPoolName ?? "";
  useWarning(client, name, setWarning);
  return warning === null ? null : <Banner tone="warn">{warning}</Banner>;
}

function useWarning(client: Client, name: string, tell: (warning: string | null) => void): void {
  useEffect(() => {
    let isGone = false;
    async function look(): Promise<void> {
      const pools = await client.workPools().catch(() => []);
      const pool = pools.find((one) => one.name === name);
      if (!isGone) tell(pool === undefined ? null : poolWarning(pool));
    }
    void look();
    const timer = setInterval(() => void look(), 10_000);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [client, name]);
}
