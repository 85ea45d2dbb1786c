import { useEffect, useState } from "preact/hooks";
import type { Plan } from "@nbflow/converter";
import type { Client, FlowRun, TaskRun } from "../client/index.js";
import { cellOutputsOf } from "../model/cell-outputs.js";
import { cellsText, duration, secondsOf } from "../model/format.js";
import type { GraphNode } from "../model/graph.js";
import { isOver, lookOf } from "../model/look.js";
import { lookOfNode } from "../model/node-state.js";
import { Empty } from "../parts/empty.js";
import { Icon } from "../parts/icon.js";
import { StatePill } from "../parts/state-pill.js";
import { Tabs } from "../parts/tabs.js";
import { useNow } from "../parts/use-now.js";
import { ArtifactView } from "./artifact-view.js";
import { LogView } from "./log-view.js";
import { CellView } from "./output-view.js";
import { StateList } from "./state-list.js";
import type { Surroundings } from "./surroundings.js";
import { TaskData } from "./task-data.js";
import { useLoaded } from "./use-loaded.js";

interface TaskPanelProps {
  readonly client: Client;
  readonly run: FlowRun;
  readonly node: GraphNode;
  readonly nodes: readonly GraphNode[];
  readonly plan: Plan | null;
  readonly surroundings: Surroundings;
  readonly onSelect: (key: string | null) => void;
}

type TabKey = "output" | "logs" | "data" | "states";
const TABS = [
  { key: "output", label: "Output" },
  { key: "logs", label: "Logs" },
  { key: "data", label: "Inputs and outputs" },
  { key: "states", label: "States" },
] as const;

/** All about one task of a run. */
export function TaskPanel({ client, run, node, nodes, plan, surroundings, onSelect }: TaskPanelProps) {
  const [tab, setTab] = useState<TabKey>("output");
  const [picked, setPicked] = useState<string | null>(null);
  useEffect(() => setPicked(null), [node.key]);
  const taskRun = node.runs.find(({ id }) => id === picked) ?? node.runs.at(-1) ?? null;
  const now = useNow(taskRun !== null && !isOver(taskRun.state));
  const took = taskRun === null ? null : secondsOf(taskRun, now);
  const look = node.runs.length > 1 && taskRun !== null ? lookOf(taskRun.state) : lookOfNode(node, run);
  const childId = taskRun?.state?.childFlowRunId ?? null;
  return (
    <div class="panel">
      <div class="panel-head">
        <div class="panel-title">
          <h2>{node.title}</h2>
          <button
            type="button"
            class="tool"
            aria-label="Close the task"
            title="Close"
            onClick={() => onSelect(null)}
          >
            <Icon name="close" />
          </button>
        </div>
        <div class="panel-facts">
          <StatePill look={look} />
          <code>{node.name}</code>
          {node.cells.length === 0 ? null : <span>{cellsText(node.cells)}</span>}
          {took === null ? null : <span>{duration(took)}</span>}
          {(taskRun?.runCount ?? 0) > 1 ? <span>{taskRun?.runCount} tries</span> : null}
          {childId === null ? null : (
            <a href={surroundings.hrefOf(childId)} onClick={surroundings.onLink}>
              its flow run
            </a>
          )}
        </div>
        {node.runs.length < 2 ? null : (
          <label class="run-picker">
            Run{" "}
            <select
              value={taskRun?.id ?? ""}
              onChange={({ currentTarget }) => setPicked(currentTarget.value)}
            >
              {node.runs.map(({ id, name, state }) => (
                <option key={id} value={id}>
                  {name} · {lookOf(state).label}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <Tabs label="About the task" tabs={TABS} active={tab} onChange={setTab}>
        {tab === "data" ? (
          <TaskData node={node} taskRun={taskRun} nodes={nodes} plan={plan} onSelect={onSelect} />
        ) : taskRun === null ? (
          <Empty title="It has not started">
            {node.after.length === 0
              ? "It waits for its turn."
              : "It starts when what it waits for has ended."}
          </Empty>
        ) : tab === "output" ? (
          <TaskOutput client={client} run={run} taskRun={taskRun} surroundings={surroundings} />
        ) : tab === "logs" ? (
          <LogView client={client} of={{ taskRunId: taskRun.id }} />
        ) : (
          <StateList client={client} of={{ taskRunId: taskRun.id }} now={taskRun.state?.id ?? null} />
        )}
      </Tabs>
    </div>
  );
}

interface TaskOutputProps {
  readonly client: Client;
  readonly run: FlowRun;
  readonly taskRun: TaskRun;
  readonly surroundings: Surroundings;
}

/** How often outputs are read while a task runs. */
const EVERY_MS = 1500;

function TaskOutput({ client, run, taskRun, surroundings }: TaskOutputProps) {
  const { id, state } = taskRun;
  const isLive = !isOver(state);
  const { value, error } = useLoaded(`${id} ${state?.id ?? ""}`, () => client.artifacts({ taskRunId: id }), {
    everyMs: isLive ? EVERY_MS : null,
    of: id,
  });
  if (value === null) return <p class="pad dim">{error ?? "Loading…"}</p>;
  const cells = cellOutputsOf(value);
  const others = value.filter(({ type }) => !type.startsWith("nbflow-"));
  const { openCell } = surroundings;
  const hasError = cells.some(({ outputs }) => outputs.some(({ kind }) => kind === "error"));
  const message = state?.message ?? "";
  return (
    <div class="outputs">
      {!hasError && message !== "" && state?.type !== "COMPLETED" && state?.type !== "RUNNING" ? (
        <p class={`state-message tone-${lookOf(state).tone}`}>{message}</p>
      ) : null}
      {cells.map((cell) => (
        <CellView
          key={cell.cell}
          cell={cell}
          onOpen={
            openCell === null || run.notebook === null
              ? null
              : () =>
                  openCell({
                    notebook: run.notebook ?? "",
                    cell: cell.cell,
                    ...(cell.line === null ? {} : { line: cell.line }),
                  })
          }
        />
      ))}
      {others.map((artifact) => (
        <ArtifactView key={artifact.id} artifact={artifact} />
      ))}
      {cells.length + others.length > 0 ? null : (
        <Empty title={isLive ? "Nothing yet" : "It showed nothing"}>
          {isLive ? "What its cells give appears here as they end." : undefined}
        </Empty>
      )}
    </div>
  );
}
