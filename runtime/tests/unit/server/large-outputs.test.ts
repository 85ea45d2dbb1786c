import { randomBytes } from "node:crypto";
import { v7 as uuid } from "uuid";
import { describe, expect, onTestFinished, test } from "vitest";
import { withContents } from "../../../src/cli/with-contents.js";
import type { World } from "../../../src/cli/world.js";
import { contentsOf, orionClient, startTracking } from "../../../src/orion/index.js";
import { makeState } from "../../../src/state/index.js";
import { openSqliteStore, type Artifact } from "../../../src/store/index.js";
import { httpClient } from "../../../dashboard/src/client/index.js";
import { newFlowRun } from "../support/records.js";
import { temporaryFolder } from "../support/world.js";
import { serve } from "./support/serve.js";

const LARGE = "a line\n".repeat(100_000);
const cellOf = (text: string) => ({
  cell: 4,
  source: "print()",
  outputs: [{ output_type: "stream", name: "stdout", text }],
  execution_count: 1,
});

/** A run elsewhere that is tracked to a server, with our client, the pages' and one of no one's. */
async function tracked() {
  const server = await serve();
  const home = temporaryFolder();
  const store = await openSqliteStore({ home });
  onTestFinished(() => store.close());
  const address = { url: `${server.url}/api`, auth: { kind: "none" }, source: "--api" } as const;
  const tracking = startTracking(address, store, home);
  const run = await tracking.store.createFlowRun(newFlowRun({ id: uuid() }));
  const created = new Date().toISOString();
  const artifact: Artifact = {
    id: uuid(),
    key: "nbflow-cell-4",
    type: "nbflow-cell",
    data: cellOf(LARGE),
    description: "What cell 4 gave",
    created,
    updated: created,
    flowRunId: run.id,
    taskRunId: null,
  };
  const save = (given: Partial<Artifact> = {}) => tracking.store.saveArtifact({ ...artifact, ...given });
  const there = async () =>
    ((await server.ask("POST", "/flow_runs/filter", { body: {} })).body as [{ id: string }])[0].id;
  const pages = httpClient({ url: address.url, key: null, fetch });
  const rows = async () =>
    (await server.ask("POST", "/artifacts/filter", { body: {} })).body as readonly { data: object }[];
  const blocks = async () =>
    (await server.ask("POST", "/block_documents/filter", { body: {} })).body as readonly {
      id: string;
      data: Record<string, unknown>;
    }[];
  const shown = async () => pages.artifacts({ flowRunId: await there() });
  return { server, tracking, run, save, there, rows, blocks, shown, client: orionClient(address) };
}

describe("what is too large for an artifact", { timeout: 60_000 }, () => {
  test("a large output is sent as a reference, which pages and commands see through", async () => {
    const { server, tracking, save, there, rows, blocks, shown } = await tracked();
    await save();
    expect(await tracking.finish()).toMatchObject({ isSent: true, refused: [] });
    const bytes = Buffer.byteLength(JSON.stringify(cellOf(LARGE)));
    expect(await rows()).toMatchObject([{ data: { storage: "server", bytes } }]);
    expect((await blocks()).map(({ data }) => data["bytes"])).toEqual([bytes]);
    expect(await shown()).toMatchObject([{ key: "nbflow-cell-4", data: cellOf(LARGE) }]);

    const store = await openSqliteStore({ home: server.home });
    onTestFinished(() => store.close());
    const referring = await store.artifacts({ flowRunId: await there() });
    expect(referring).toMatchObject([{ isReference: true }]);
    const world = { env: { NBFLOW_HOME: server.home } } as unknown as World;
    expect(await withContents(referring, world)).toMatchObject([{ data: cellOf(LARGE) }]);
  });

  test("an output that grows large and small again is the last that it was", async () => {
    const { tracking, save, shown } = await tracked();
    const said = async (text: string) => {
      await save({ data: cellOf(text), updated: new Date().toISOString() });
      await tracking.store.renameFlowRun(
        (await tracking.store.flowRuns())[0]?.id ?? "",
        `said-${text.length}`,
      );
    };
    for (const text of ["small", LARGE, `${LARGE}and more`, "small again"]) await said(text);
    await tracking.finish();
    expect(await shown()).toMatchObject([{ data: cellOf("small again") }]);
  });

  test("what no storage takes is told once, and the rest of the run is sent", async () => {
    const { tracking, run, save, rows, shown } = await tracked();
    const huge = randomBytes(12 * 1024 * 1024).toString("base64");
    await save({ data: cellOf(huge) });
    await tracking.store.proposeFlowRunState(run.id, makeState("PENDING", new Date()));
    const told = await tracking.finish();
    expect(told.isSent).toBe(true);
    expect(told.refused).toEqual([
      expect.stringMatching(/^"What cell 4 gave" is of 17 MB, packed.* is kept where the run ran/u),
    ]);
    expect(await rows()).toMatchObject([{ data: { storage: null } }]);
    const [artifact] = await shown();
    expect(artifact).toMatchObject({
      data: null,
      problem: expect.stringContaining("did not take") as string,
    });
  });

  test("what is kept is shown only where it is what was put there", async () => {
    const { server, tracking, save, blocks, shown } = await tracked();
    await save();
    await tracking.finish();
    const [block] = await blocks();
    const body = { data: { content: "H4sIAAAAAAAAA6uuBQBDv6ajAgAAAA==" }, merge_existing_data: true };
    await server.ask("PATCH", `/block_documents/${block?.id ?? ""}`, { body });
    const problem = expect.stringContaining("is not what was put there") as string;
    expect(await shown()).toMatchObject([{ data: null, problem }]);
  });

  test("what is kept goes with its run: deleted at the server, or pruned from its store", async () => {
    const { server, tracking, save, there, blocks } = await tracked();
    await save();
    await tracking.finish();
    expect(await blocks()).toHaveLength(1);
    await server.ask("DELETE", `/flow_runs/${await there()}`);
    expect(await blocks()).toEqual([]);

    const other = await tracked();
    await other.save();
    for (const type of ["PENDING", "RUNNING", "COMPLETED"] as const)
      await other.tracking.store.proposeFlowRunState(other.run.id, makeState(type, new Date()));
    await other.tracking.finish();
    const store = await openSqliteStore({ home: other.server.home });
    onTestFinished(() => store.close());
    const [size] = await store.runSizes();
    const [kept] = await other.blocks();
    expect(size?.bytes).toBeGreaterThan(String(kept?.data["content"]).length);
    expect(await store.deleteFlowRuns([size?.id ?? ""])).toHaveLength(1);
    expect(await other.blocks()).toEqual([]);
  });

  test("storage prune deletes what is left of runs that are gone, and nothing else", async () => {
    const { server, tracking, save, blocks, client } = await tracked();
    await save();
    await tracking.finish();
    const [kept] = await blocks();
    const { block_type_id, block_schema_id, data } = kept as unknown as Record<string, object>;
    const name = `nbflow-${uuid()}-${"a".repeat(64)}`;
    const body = { name, data, block_type_id, block_schema_id };
    expect((await server.ask("POST", "/block_documents/", { body })).status).toBe(201);
    const contents = contentsOf(client);
    expect(await contents.prune(true)).toHaveLength(1);
    expect(await blocks()).toHaveLength(2);
    expect(await contents.prune(false)).toHaveLength(1);
    expect((await blocks()).map(({ id }) => id)).toEqual([kept?.id]);
  });
});
