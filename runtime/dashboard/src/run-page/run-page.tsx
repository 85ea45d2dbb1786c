import { useState } from "preact/hooks";
import type { Client } from "../client/index.js";
import { Banner } from "../parts/banner.js";
import { Empty } from "../parts/empty.js";
import { Tabs } from "../parts/tabs.js";
import { GraphView } from "./graph-view.js";
import { RunBanner } from "./run-banner.js";
import { RunHeader } from "./run-header.js";
import { RunPanel } from "./run-panel.js";
import type { Surroundings } from "./surroundings.js";
import { TaskList } from "./task-list.js";
import { TaskPanel } from "./task-panel.js";
import { TimelineView } from "./timeline-view.js";
import { useRun } from "./use-run.js";

interface RunPageProps {
  readonly client: Client;
  readonly flowRunId: string;
  readonly surroundings: Surroundings;
}

type View = "graph" | "timeline" | "tasks";
const VIEWS = [
  { key: "graph", label: "Graph" },
  { key: "timeline", label: "Timeline" },
  { key: "tasks", label: "Tasks" },
] as const;

/** A flow run, live: its graph, its timeline, and all about each task. */
export function RunPage({ client, flowRunId, surroundings }: RunPageProps) {
  const { run, nodes, plan, error, refresh } = useRun(client, flowRunId);
  const [view, setView] = useState<View>("graph");
  const [selected, setSelected] = useState<string | null>(null);
  if (run === null) {
    return error === null ? (
      <p class="pad dim" role="status">
        Loading the run…
      </p>
    ) : (
      <Banner tone="bad" isAlert>
        {error.code === "not-found" ? "There is no such run on this server." : error.message}
      </Banner>
    );
  }
  const node = nodes.find(({ key }) => key === selected);
  const shown = { run, nodes, selected: node?.key ?? null, onSelect: setSelected };
  return (
    <div class="run-page">
      <RunHeader client={client} run={run} nodes={nodes} surroundings={surroundings} onDone={refresh} />
      {error === null ? null : (
        <Banner tone="warn" isAlert>
          {error.message} What is shown may be old.
        </Banner>
      )}
      <RunBanner client={client} run={run} nodes={nodes} onSelect={setSelected} />
      <div class="run-body">
        <section class="views" aria-label="Tasks of the run">
          <Tabs
            label="How the tasks are shown"
            tabs={VIEWS.map((one) => (one.key === "tasks" ? { ...one, count: nodes.length } : one))}
            active={view}
            onChange={setView}
          >
            {nodes.length === 0 ? (
              <Empty title="No tasks yet">They appear as the flow calls them.</Empty>
            ) : view === "graph" ? (
              <GraphView {...shown} />
            ) : view === "timeline" ? (
              <TimelineView {...shown} />
            ) : (
              <TaskList {...shown} />
            )}
          </Tabs>
        </section>
        <section class="details" aria-label={node === undefined ? "The run" : `Task ${node.title}`}>
          {node === undefined ? (
            <RunPanel client={client} run={run} nodes={nodes} />
          ) : (
            <TaskPanel
              client={client}
              run={run}
              node={node}
              nodes={nodes}
              plan={plan}
              surroundings={surroundings}
              onSelect={setSelected}
            />
          )}
        </section>
      </div>
    </div>
  );
}
