import { expect, test } from "vitest";
import { change, updates } from "../../unit/server/support/changing.js";
import { serve } from "../../unit/server/support/serve.js";
import { describeWithPrefect, usePrefectServer } from "../orion/support/prefect.js";
import { asking } from "./support/asking.js";
import { eventually } from "./support/eventually.js";

describeWithPrefect("updates of pools, queues and deployments", () => {
  const real = usePrefectServer();

  test("are told as the real server tells them", async () => {
    const [own, theirs] = [asking(`${(await serve()).url}/api`), asking(real.url)];
    await change(own);
    const most = await change(theirs);
    const told = await eventually(async () => {
      const found = await updates(theirs);
      return found.length >= most ? found : undefined;
    });
    expect(await updates(own)).toEqual(told);
  });
});
