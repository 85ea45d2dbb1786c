import { expect, test } from "vitest";
import { change, updates } from "../../unit/server/support/changing.js";
import { serve } from "../../unit/server/support/serve.js";
import { describeWithPrefect, usePrefectServer } from "../orion/support/prefect.js";
import { eventually } from "./support/eventually.js";

describeWithPrefect("updates of pools, queues and deployments", () => {
  const real = usePrefectServer();

  test("are told as the real server tells them", async () => {
    const asking = (url: string) => async (method: string, path: string, body?: unknown) => {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: { "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answer = await response.text();
      expect(response.status, answer).toBeLessThan(300);
      return answer === "" ? null : (JSON.parse(answer) as unknown);
    };
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
