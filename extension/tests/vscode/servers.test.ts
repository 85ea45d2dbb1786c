import { expect, test as base } from "vitest";
import { done, inVscode, nbflow, serve, testPython } from "./harness/index.js";

const test = base.extend(inVscode);
const key = "the-servers-key";

test("a server of a profile asks for its key, once, and shows runs that are started elsewhere", async ({
  open,
}) => {
  const { project, workbench } = await open({ workspace: "trips" });
  const url = await serve(project, key);
  await done(nbflow(project, ["profile", "create", "elsewhere", "--api-url", `${url}/api`]));
  await workbench.openRuns();
  await workbench.expandRun(workbench.inView("Runs", /^elsewhere, server/));
  await workbench.inView("Runs", /^It asks for a key/).click();
  await workbench.answerTo("The API key, or user:password", key);
  await workbench
    .inView("Runs", /^No run yet/)
    .nth(1)
    .waitFor();

  const env = { NBFLOW_API_KEY: key };
  const words = ["run", "trips.ipynb", "--python", testPython(), "--profile", "elsewhere"];
  await done(nbflow(project, words, env));
  await workbench
    .inView("Runs", /^trips, Completed/)
    .last()
    .waitFor();
  await workbench.openView("Deployments");
  await workbench.expandRun(workbench.inView("Deployments", /^elsewhere, server/));
  await workbench
    .inView("Deployments", /^No flow is deployed yet/)
    .nth(1)
    .waitFor();
  await workbench.screenshot("servers");
  expect(await workbench.inView("Deployments", /^It asks for a key/).count()).toBe(0);
});
