import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { prefectServer } from "../orion/support/prefect.js";
import { CONVERSATIONS } from "./support/conversations.js";
import { PREFECT, useOurServer } from "./support/our-server.js";
import { recorder } from "./support/record.js";

const FOLDER = fileURLToPath(new URL("../../unit/server/conversations/", import.meta.url));

/**
 * What the real client and the real server say to each other, noted to be replayed against ours without either. Left out unless
 * NBFLOW_RECORD=1 asks for new recordings.
 */
describe.skipIf(PREFECT === "" || process.env["NBFLOW_RECORD"] !== "1")(
  "recordings of the real client",
  () => {
    const ours = useOurServer({ services: false });

    test.each(Object.entries(CONVERSATIONS))(
      "%s",
      async (name, source) => {
        const real = await prefectServer();
        const recording = await recorder(new URL(real.url).origin);
        try {
          await ours.python(source, `${recording.url}/api`);
        } finally {
          await recording.close();
          await real.close();
        }
        expect(recording.exchanges.length).toBeGreaterThan(0);
        const lines = recording.exchanges.map((one) => JSON.stringify(one));
        await mkdir(FOLDER, { recursive: true });
        await writeFile(`${FOLDER}${name}.json`, `[\n${lines.join(",\n")}\n]\n`);
      },
      240_000,
    );
  },
);
