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
  const listeners = {
    process: new Set<(event: unknown) => void>(),
    end: new Set<(event: unknown) => void>(),
  };
  const listen = (all: Set<(event: unknown) => void>) => (listener: (event: unknown) => void) => {
    all.add(listener);
    return { dispose: () => all.delete(listener) };
  };
  return {
    registerTaskProvider: never,
    onDidStartTaskProcess: never,
    onDidEndTaskProcess: listen(listeners.process),
    onDidEndTask: listen(listeners.end),
    executeTask: async (task: { name: string; execution: { command: readonly string[]; cwd: string } }) => {
      const execution = { task };
      const ran = { title: task.name, ...task.execution };
      fake.tasks.push(ran);
      fake.onTask(ran);
      const { exitCode } = fake;
      // As in VS Code, another task of somebody else's may end meanwhile.
      for (const end of listeners.end) end({ execution: { task } });
      setImmediate(() => {
        if (exitCode !== undefined) for (const end of listeners.process) end({ execution, exitCode });
        for (const end of listeners.end) end({ execution });
      });
      return execution;
    },
  };
}
