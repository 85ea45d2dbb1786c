import { expect, test } from "vitest";
import { queueing } from "../../unit/server/support/queueing.js";
import { scheduling } from "../../unit/server/support/scheduling.js";
import { serve } from "../../unit/server/support/serve.js";
import { describeWithPrefect, usePrefectServer } from "../orion/support/prefect.js";
import { asking } from "./support/asking.js";

describeWithPrefect("as on the real server", () => {
  const real = usePrefectServer();

  test.each(Object.entries({ queueing, scheduling }))(
    "%s gives the same runs",
    async (_, use) => {
      const told = await use(asking(real.url));
      expect(await use(asking(`${(await serve()).url}/api`))).toEqual(told);
    },
    240_000,
  );
});
