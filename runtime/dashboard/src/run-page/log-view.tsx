import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Client, LogLine, OfRun } from "../client/index.js";
import { clock, counted } from "../model/format.js";
import { AnsiText } from "../parts/ansi-text.js";
import { Empty } from "../parts/empty.js";
import { WindowedList } from "../parts/windowed-list.js";
import { useLogs } from "./use-logs.js";
import { px } from "../parts/px.js";

const ROW = 20;
/** So near to the end, new lines take it along. */
const NEAR = 40;
/** So near to the beginning, older lines are read. */
const EARLY = 400;

const LEVELS = [
  { value: 0, label: "All lines" },
  { value: 20, label: "Info and above" },
  { value: 30, label: "Warnings and errors" },
  { value: 40, label: "Errors" },
] as const;

interface LogViewProps {
  readonly client: Client;
  readonly of: OfRun;
  /** Names of task runs by their ids, where lines of several stand together. */
  readonly names?: ReadonlyMap<string, string>;
}

/** A log that follows. */
export function LogView({ client, of, names }: LogViewProps) {
  const [level, setLevel] = useState(0);
  const { buffer, isThere, error, loadOlder, isLoading } = useLogs(client, of, level);
  const scroller = useRef<HTMLDivElement>(null);
  const [follows, setFollows] = useState(true);
  const rows = useMemo(() => rowsOf(buffer.lines), [buffer.lines]);
  const hasNames = names !== undefined && buffer.lines.some(({ taskRunId }) => taskRunId !== null);
  const before = useRef({ first: "", count: 0 });

  useLayoutEffect(() => {
    const view = scroller.current;
    const first = buffer.lines[0]?.id ?? "";
    if (view !== null) {
      const added = rows.length - before.current.count;
      // what was read before the first line must not move what is being read
      if (before.current.first !== "" && first !== before.current.first && !follows)
        view.scrollTop += added * ROW;
      else if (follows) view.scrollTop = view.scrollHeight;
    }
    before.current = { first, count: rows.length };
  }, [rows, follows]);

  useEffect(() => setFollows(true), [JSON.stringify(of), level]);

  return (
    <div class="logs">
      <div class="logs-bar">
        <label>
          <span class="hidden">Lines to show</span>
          <select value={level} onChange={({ currentTarget }) => setLevel(Number(currentTarget.value))}>
            {LEVELS.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <span class="dim" role="status">
          {error ??
            (isThere
              ? `${counted(buffer.lines.length, "line")}${buffer.older ? ", and older ones" : ""}`
              : "Loading…")}
        </span>
        {buffer.older && isThere ? (
          <button type="button" class="small" disabled={isLoading} onClick={loadOlder}>
            {isLoading ? "Loading…" : "Load older"}
          </button>
        ) : null}
        <button
          type="button"
          class="small follow"
          aria-pressed={follows}
          onClick={() => setFollows(!follows)}
        >
          Follow
        </button>
      </div>
      {isThere && buffer.lines.length === 0 ? (
        <Empty title="No log lines">{level > 0 ? "There is none of this level." : undefined}</Empty>
      ) : (
        <WindowedList
          count={rows.length}
          rowHeight={ROW}
          role="log"
          label="Log"
          focusable
          class="log-lines"
          scroller={scroller}
          onScroll={(view) => {
            const isAtEnd = view.scrollHeight - view.scrollTop - view.clientHeight < NEAR;
            if (isAtEnd !== follows) setFollows(isAtEnd);
            if (buffer.older && isThere && view.scrollTop < EARLY && !isAtEnd) loadOlder();
          }}
          row={(index) => {
            const row = rows[index];
            if (row === undefined) return null;
            const { line, text, isFirst } = row;
            const name = names?.get(line.taskRunId ?? "") ?? "";
            return (
              <div
                key={`${line.id} ${row.part}`}
                class={`log-row ${toneOf(line.level)}`}
                style={{ height: px(ROW) }}
              >
                <span class="log-time">{isFirst ? clock(line.timestamp) : ""}</span>
                {!hasNames ? null : (
                  <span class="log-name" title={name}>
                    {isFirst ? name : ""}
                  </span>
                )}
                <span class="log-text">
                  <AnsiText text={text} />
                </span>
              </div>
            );
          }}
        />
      )}
    </div>
  );
}

interface Row {
  readonly line: LogLine;
  readonly text: string;
  readonly isFirst: boolean;
  readonly part: number;
}

/** Each row is one line on the screen: a traceback is many. */
function rowsOf(lines: readonly LogLine[]): readonly Row[] {
  const rows: Row[] = [];
  for (const line of lines) {
    const parts = line.message.includes("\n") ? line.message.replace(/\n$/u, "").split("\n") : [line.message];
    for (const [part, text] of parts.entries()) rows.push({ line, text, isFirst: part === 0, part });
  }
  return rows;
}

function toneOf(level: number): string {
  if (level >= 40) return "log-error";
  if (level >= 30) return "log-warning";
  return level < 20 ? "log-debug" : "";
}
