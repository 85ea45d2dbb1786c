import { expect, test } from "vitest";
import { queueing } from "../../unit/server/support/queueing.js";
import { serve } from "../../unit/server/support/serve.js";
import { describeWithPrefect, usePrefectServer } from "../orion/support/prefect.js";
import { asking } from "./support/asking.js";

describeWithPrefect("queues", () => {
  const real = usePrefectServer();

  test("give their runs as the real server's do", async () => {
    const told = await queueing(asking(real.url));
    expect(await queueing(asking(`${(await serve()).url}/api`))).toEqual(told);
  });
});
