import type { Plan } from "@nbflow/converter";
import type { TaskRun } from "../client/index.js";
import type { GraphNode } from "../model/graph.js";

interface TaskDataProps {
  readonly node: GraphNode;
  readonly taskRun: TaskRun | null;
  readonly nodes: readonly GraphNode[];
  readonly plan: Plan | null;
  readonly onSelect: (key: string) => void;
}

/** What a task takes, from which tasks, and what it makes, for which. */
export function TaskData({ node, taskRun, nodes, plan, onSelect }: TaskDataProps) {
  const task = plan?.tasks.find(({ id }) => id === node.key);
  const takes =
    task === undefined
      ? ofRun(taskRun, nodes)
      : task.reads.map(({ variable, from }) => ({ name: variable, from }));
  const made = (task?.writes ?? []).map((name) => ({
    name,
    takers: (plan?.tasks ?? []).filter((other) =>
      other.reads.some(({ variable, from }) => variable === name && from === node.key),
    ),
  }));
  const titleOf = (key: string) => nodes.find((one) => one.key === key)?.title ?? key;
  const waits = node.after.filter((key) => !takes.some(({ from }) => from === key));
  return (
    <div class="data">
      <h3>Takes</h3>
      {takes.length === 0 ? (
        <p class="dim">Nothing of other tasks.</p>
      ) : (
        <ul class="flows-of">
          {takes.map(({ name, from }) => (
            <li key={`${name} ${from}`}>
              <code>{name}</code> from <TaskLink title={titleOf(from)} onClick={() => onSelect(from)} />
            </li>
          ))}
        </ul>
      )}
      {task === undefined ? null : (
        <>
          <h3>Makes</h3>
          {made.length === 0 ? (
            <p class="dim">Nothing that others may take.</p>
          ) : (
            <ul class="flows-of">
              {made.map(({ name, takers }) => (
                <li key={name}>
                  <code>{name}</code>
                  {takers.length === 0 ? null : " for "}
                  {takers.map(({ id, title }, index) => (
                    <span key={id}>
                      {index === 0 ? "" : ", "}
                      <TaskLink title={title} onClick={() => onSelect(id)} />
                    </span>
                  ))}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      {waits.length === 0 ? null : (
        <>
          <h3>Also waits for</h3>
          <ul class="flows-of">
            {waits.map((key) => (
              <li key={key}>
                <TaskLink title={titleOf(key)} onClick={() => onSelect(key)} />
              </li>
            ))}
          </ul>
        </>
      )}
      {reasonsOf(plan, node).length === 0 ? null : (
        <>
          <h3>Why it waits</h3>
          <ul class="reasons">
            {reasonsOf(plan, node).map((reason) => (
              <li key={reason}>
                <Reason text={reason} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** Names stand between backticks. */
function Reason({ text }: { readonly text: string }) {
  return (
    <>{text.split("`").map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</>
  );
}

function TaskLink({ title, onClick }: { readonly title: string; readonly onClick: () => void }) {
  return (
    <button type="button" class="link" onClick={onClick}>
      {title}
    </button>
  );
}

function ofRun(
  run: TaskRun | null,
  nodes: readonly GraphNode[],
): readonly { readonly name: string; readonly from: string }[] {
  return Object.entries(run?.inputs ?? {}).flatMap(([name, inputs]) =>
    inputs.flatMap((input) => {
      if (input.kind !== "task-run") return [];
      const from = nodes.find((node) => node.runs.some(({ id }) => id === input.id));
      return from === undefined ? [] : [{ name, from: from.key }];
    }),
  );
}

/** The analysis's reasons for what this task's cells depend on outside of it. */
function reasonsOf(plan: Plan | null, node: GraphNode): readonly string[] {
  const own = new Set(node.cells);
  const reasons = (plan?.dependencies ?? [])
    .filter(({ from, to }) => own.has(to) && !own.has(from))
    .map(({ reason }) => reason);
  return [...new Set(reasons)];
}
