import type { Editor } from "../editor.js";
import type { Client, Source } from "../server-client/index.js";
import { Watch } from "./watch.js";

/** How often is looked for what others have changed, in milliseconds. */
const every = 10_000;

export interface Polled<Value> {
  readonly watch: Watch;
  /** What was read last; undefined while it is not to be shown. */
  readonly shown: () => Value | undefined;
}

/** A server as a view looks at it for something that servers do not tell the changes of. */
export function polled<Value>(
  editor: Editor,
  source: Source,
  read: (client: Client) => Promise<Value>,
): Polled<Value> {
  let last: Value | undefined;
  const watch = new Watch(editor, source, {
    load: async (client) => {
      const found = await read(client);
      return () => {
        last = found;
      };
    },
    listen: (_client, changed) => {
      const timer = setInterval(changed, every);
      return () => clearInterval(timer);
    },
  });
  return { watch, shown: () => (watch.isShown ? last : undefined) };
}
