import type { FlowRun } from "../client/index.js";
import { duration, secondsOf } from "../model/format.js";
import { lookOf } from "../model/look.js";
import { hrefOfRun } from "./route.js";
import { px } from "../parts/px.js";

interface HistoryProps {
  readonly runs: readonly FlowRun[];
  readonly now: number;
  readonly onLink: (event: MouseEvent) => void;
}

const HEIGHT = 56;

/** The runs of the list as bars, the newest at the right: how long each took, and how it ended. The table says the same. */
export function History({ runs, now, onLink }: HistoryProps) {
  const begun = runs.filter(({ startTime }) => startTime !== null);
  if (begun.length < 6) return null;
  const longest = Math.max(...begun.map((run) => secondsOf(run, now) ?? 0), 0.001);
  return (
    <div class="history" aria-hidden="true">
      <div class="history-bars" style={{ height: px(HEIGHT) }}>
        {begun.toReversed().map((run) => {
          const took = secondsOf(run, now) ?? 0;
          const look = lookOf(run.state);
          return (
            <a
              key={run.id}
              href={hrefOfRun(run.id)}
              tabIndex={-1}
              class={`history-bar tone-${look.tone}`}
              // the square root keeps short runs in sight beside long ones
              style={{ height: px(Math.max(6, HEIGHT * Math.sqrt(took / longest))) }}
              title={`${run.name} · ${look.label} · ${duration(took)}`}
              onClick={onLink}
            />
          );
        })}
      </div>
      <div class="history-legend">
        <span>older</span>
        <span>how long each took</span>
        <span>newer</span>
      </div>
    </div>
  );
}
