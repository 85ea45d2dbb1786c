import { useState } from "preact/hooks";
import { errorText, type Client, type FlowRun } from "../client/index.js";
import { ago, counted, duration, moment, secondsOf } from "../model/format.js";
import type { GraphNode } from "../model/graph.js";
import { isOver, lookOf, type Tone } from "../model/look.js";
import { lookOfNode } from "../model/node-state.js";
import { Icon } from "../parts/icon.js";
import { StatePill } from "../parts/state-pill.js";
import { SELDOM, useNow } from "../parts/use-now.js";
import type { Surroundings } from "./surroundings.js";

interface RunHeaderProps {
  readonly client: Client;
  readonly run: FlowRun;
  readonly nodes: readonly GraphNode[];
  readonly surroundings: Surroundings;
  /** Something was done that changes the run. */
  readonly onDone: () => void;
}

/** What a run is, how it goes, and what can be done with it. */
export function RunHeader({ client, run, nodes, surroundings, onDone }: RunHeaderProps) {
  const ended = isOver(run.state);
  const now = useNow(true, ended ? SELDOM : 1000);
  const took = secondsOf(run, now);
  const { runsHref, onLink } = surroundings;
  return (
    <header class="run-header">
      {runsHref === null ? null : (
        <nav class="crumbs" aria-label="Where this is">
          <a href={runsHref} onClick={onLink}>
            Runs
          </a>
          <Icon name="right" size={12} />
          <span>{run.flowName}</span>
        </nav>
      )}
      <div class="run-title">
        <h1>
          <span class="run-flow">{run.flowName}</span> <span class="run-name">{run.name}</span>
        </h1>
        <span role="status" data-run-state={run.state?.type ?? ""}>
          <StatePill look={lookOf(run.state)} />
        </span>
        <Actions client={client} run={run} surroundings={surroundings} onDone={onDone} />
      </div>
      <ul class="run-facts" aria-label="About the run">
        <li>
          {run.startTime === null ? (
            "Not started"
          ) : (
            <>
              Started{" "}
              <time dateTime={run.startTime} title={moment(run.startTime)}>
                {ago(run.startTime, now)}
              </time>
            </>
          )}
        </li>
        {took === null ? null : <li class="run-took">{ended ? `Took ${duration(took)}` : duration(took)}</li>}
        {run.runCount > 1 ? <li>{counted(run.runCount, "try", "tries")}</li> : null}
        {run.notebook === null ? null : <li title={run.notebook}>{run.notebook.split(/[\\/]/u).at(-1)}</li>}
        {run.workPoolName === null ? null : <li>Work pool {run.workPoolName}</li>}
        {run.tags.map((tag) => (
          <li key={tag} class="tag">
            {tag}
          </li>
        ))}
      </ul>
      <Progress nodes={nodes} run={run} />
    </header>
  );
}

const ORDER: readonly Tone[] = [
  "good",
  "busy",
  "warn",
  "bad",
  "crashed",
  "paused",
  "waiting",
  "planned",
  "off",
];

/** How many tasks are how far, as a bar and in words. */
function Progress({ nodes, run }: Pick<RunHeaderProps, "nodes" | "run">) {
  if (nodes.length === 0) return null;
  const counts = new Map<Tone, number>();
  for (const node of nodes) {
    const { tone } = lookOfNode(node, run);
    counts.set(tone, (counts.get(tone) ?? 0) + 1);
  }
  const done = counts.get("good") ?? 0;
  const bad = (counts.get("bad") ?? 0) + (counts.get("crashed") ?? 0);
  const text = `${done.toLocaleString("en")} of ${counted(nodes.length, "task")} completed${bad === 0 ? "" : `, ${bad} failed`}`;
  return (
    <div class="progress">
      <div class="progress-bar" aria-hidden="true">
        {ORDER.map((tone) => {
          const count = counts.get(tone) ?? 0;
          return count === 0 ? null : <span key={tone} class={`tone-${tone}`} style={{ flexGrow: count }} />;
        })}
      </div>
      <span class="dim">{text}</span>
    </div>
  );
}

/** Cancel while it goes on; retry, or how to, once it has ended. */
function Actions({
  client,
  run,
  surroundings,
  onDone,
}: Pick<RunHeaderProps, "client" | "run" | "surroundings" | "onDone">) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const ended = isOver(run.state);
  const canGoOn = ended && run.state?.type !== "COMPLETED";
  const isByHand = run.deploymentId === null && (run.script ?? run.notebook) !== null;
  const { resume } = surroundings;

  async function act(what: () => Promise<void>): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await what();
      onDone();
    } catch (failed) {
      setError(errorText(failed));
    } finally {
      setBusy(false);
    }
  }

  return (
    <div class="actions">
      {error === null ? null : (
        <span class="action-error" role="alert">
          {error}
        </span>
      )}
      {ended || run.state?.type === "CANCELLING" ? null : (
        <button
          type="button"
          class="danger"
          disabled={busy}
          onClick={() => void act(() => client.cancel(run.id))}
        >
          <Icon name="stop" size={14} /> Cancel
        </button>
      )}
      {canGoOn && run.deploymentId !== null ? (
        <button type="button" disabled={busy} onClick={() => void act(() => client.retry(run.id))}>
          <Icon name="retry" size={14} /> Retry
        </button>
      ) : null}
      {canGoOn && isByHand && resume !== null ? (
        <button
          type="button"
          title="Goes on where it stopped: what has completed is not run again"
          onClick={() => resume(run.id)}
        >
          <Icon name="retry" size={14} /> Retry from here
        </button>
      ) : null}
      {canGoOn && isByHand && resume === null ? <ResumeHint id={run.id} /> : null}
    </div>
  );
}

/** A run that was started by hand goes on where its files are. */
function ResumeHint({ id }: { readonly id: string }) {
  const [copied, setCopied] = useState(false);
  const command = `nbflow resume ${id}`;
  const copy = async () => {
    await navigator.clipboard.writeText(command);
    setCopied(true);
  };
  return (
    <span class="resume">
      <span class="dim">Go on with</span> <code>nbflow resume {id.slice(0, 8)}…</code>
      <button type="button" class="small" onClick={() => void copy().catch(() => undefined)}>
        {copied ? "Copied" : "Copy"}
        <span class="hidden"> the command</span>
      </button>
    </span>
  );
}
