import { FakeEventEmitter } from "./event-emitter.js";
import { never } from "./never.js";
import type { FakeVscode } from "./vscode.js";

export interface RunTask {
  readonly title: string;
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Tasks end as the fake's fields say. */
export function fakeTasks(fake: FakeVscode) {
  const processEnded = new FakeEventEmitter<unknown>();
  const ended = new FakeEventEmitter<unknown>();
  return {
    registerTaskProvider: never,
    onDidStartTaskProcess: never,
    onDidEndTaskProcess: processEnded.event,
    onDidEndTask: ended.event,
    executeTask: async (task: { name: string; execution: { command: readonly string[]; cwd: string } }) => {
      const execution = { task };
      const ran = { title: task.name, ...task.execution };
      fake.tasks.push(ran);
      fake.onTask(ran);
      const { exitCode } = fake;
      // As in VS Code, another task of somebody else's may end meanwhile.
      ended.fire({ execution: { task } });
      setImmediate(() => {
        if (exitCode !== undefined) processEnded.fire({ execution, exitCode });
        ended.fire({ execution });
      });
      return execution;
    },
  };
}
