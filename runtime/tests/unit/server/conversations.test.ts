import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { serve } from "./support/serve.js";
import { Translation } from "./support/translation.js";

interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
}

const FOLDER = fileURLToPath(new URL("conversations/", import.meta.url));

/** What the real client and the real server said: ours is asked the same, and gives the same answers. */
describe("recorded conversations", () => {
  test.each(readdirSync(FOLDER))(
    "%s",
    async (name) => {
      const exchanges = JSON.parse(readFileSync(FOLDER + name, "utf8")) as readonly Exchange[];
      const { ask } = await serve();
      const ids = new Translation();
      for (const { method, path, body, status, answer } of exchanges) {
        const said = `${method} ${path}`;
        const given = await ask(method, ids.ours(path), body === null ? {} : { body: ids.ours(body) });
        expect(`${said} ${given.status}`).toBe(`${said} ${status}`);
        if (status >= 300) continue;
        ids.learn(answer, given.body);
        expect({ said, answer: ids.plain(given.body, answer) }).toEqual({
          said,
          answer: ids.plain(answer, answer),
        });
      }
    },
    30_000,
  );
});
