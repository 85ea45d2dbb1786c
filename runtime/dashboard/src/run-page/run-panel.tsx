import { useState } from "preact/hooks";
import type { Client, FlowRun } from "../client/index.js";
import type { GraphNode } from "../model/graph.js";
import { Empty } from "../parts/empty.js";
import { Tabs } from "../parts/tabs.js";
import { ValueTable } from "../parts/json-view.js";
import { ArtifactView } from "./artifact-view.js";
import { LogView } from "./log-view.js";
import { StateList } from "./state-list.js";
import { useLoaded } from "./use-loaded.js";

interface RunPanelProps {
  readonly client: Client;
  readonly run: FlowRun;
  readonly nodes: readonly GraphNode[];
}

type TabKey = "logs" | "result" | "parameters" | "artifacts" | "states";

/** What other parts of the page show. */
const FOR_OTHERS = ["nbflow-cell", "nbflow-cells", "nbflow-plan"];

/** All about a run as a whole: what stands beside the graph as long as no task is chosen. */
export function RunPanel({ client, run, nodes }: RunPanelProps) {
  const [tab, setTab] = useState<TabKey>("logs");
  const { value: artifacts } = useLoaded(
    `${run.id} ${run.state?.id ?? ""}`,
    () => client.artifacts({ flowRunId: run.id, exceptTypes: FOR_OTHERS }),
    { of: run.id },
  );
  const kept = artifacts?.findLast(({ key }) => key === "nbflow-result");
  const result = kept?.data ?? null;
  const own = (artifacts ?? []).filter(({ type }) => !type.startsWith("nbflow-"));
  const names = new Map(nodes.flatMap((node) => node.runs.map(({ id }) => [id, node.name] as const)));
  const parameters = Object.keys(run.parameters).length;
  const tabs = [
    { key: "logs", label: "Logs" },
    { key: "result", label: "Result" },
    { key: "parameters", label: "Parameters", count: parameters },
    ...(own.length === 0 ? [] : [{ key: "artifacts" as const, label: "Artifacts", count: own.length }]),
    { key: "states", label: "States" },
  ] as const;
  return (
    <div class="panel">
      <div class="panel-head">
        <h2>The run</h2>
      </div>
      <Tabs label="About the run" tabs={tabs} active={tab} onChange={setTab}>
        {tab === "logs" ? (
          <LogView client={client} of={{ flowRunId: run.id }} names={names} />
        ) : tab === "states" ? (
          <StateList client={client} of={{ flowRunId: run.id }} now={run.state?.id ?? null} />
        ) : tab === "parameters" ? (
          parameters === 0 ? (
            <Empty title="No parameters" />
          ) : (
            <ValueTable values={run.parameters} label="Parameters" />
          )
        ) : tab === "artifacts" ? (
          <div class="outputs">
            {own.map((artifact) => (
              <ArtifactView key={artifact.id} artifact={artifact} />
            ))}
          </div>
        ) : result === null ? (
          <Empty title={kept?.problem === undefined ? "No result" : "The result can't be shown"}>
            {kept?.problem ?? (run.endTime === null ? "It comes when the run has completed." : undefined)}
          </Empty>
        ) : typeof result === "object" && !Array.isArray(result) ? (
          <ValueTable values={result as FlowRun["parameters"]} label="Result" />
        ) : (
          <pre class="output" tabIndex={0} aria-label="Result">
            {JSON.stringify(result, null, 2)}
          </pre>
        )}
      </Tabs>
    </div>
  );
}
