import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { homedir } from "node:os";
import { describe, expect, test } from "vitest";
import { stateFolder } from "../../../src/store/index.js";
import { openSqliteStore } from "../../../src/store/sqlite/index.js";
import { openDatabase } from "../../../src/store/sqlite/database.js";
import { storeError } from "../../../src/store/sqlite/errors.js";
import { newFlowRun } from "../support/records.js";
import { temporaryFolder } from "../support/world.js";

test("the state folder is NBFLOW_HOME, else .nbflow at home", () => {
  expect(stateFolder({ NBFLOW_HOME: "/srv/state" })).toBe("/srv/state");
  expect(stateFolder({})).toBe(join(homedir(), ".nbflow"));
  expect(stateFolder({ NBFLOW_HOME: "" })).toBe(join(homedir(), ".nbflow"));
});

test("what was recorded is there when the file is opened again", async () => {
  const home = join(temporaryFolder(), "made", "on", "the", "way");
  const store = await openSqliteStore({ home });
  const run = await store.createFlowRun(newFlowRun());
  await store.close();
  const again = await openSqliteStore({ home });
  expect(await again.flowRun(run.id)).toEqual(run);
  expect(again.location).toBe(join(home, "nbflow.db"));
  await again.close();
});

describe("a state folder that can't be used gives one clear error", () => {
  test("where a file stands in its way", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "home"), "");
    await expect(openSqliteStore({ home: join(folder, "home", "state") })).rejects.toMatchObject({
      name: "StoreError",
      code: "store-unwritable",
      path: join(folder, "home", "state", "nbflow.db"),
      hint: expect.stringContaining("NBFLOW_HOME") as unknown,
    });
  });

  test.runIf(existsSync("/proc/self"))("where the file system takes no folders", async () => {
    await expect(openSqliteStore({ home: "/proc/nbflow/state" })).rejects.toMatchObject({
      code: "store-unwritable",
    });
  });

  test("where the database's name is a folder's", async () => {
    const home = temporaryFolder();
    mkdirSync(join(home, "nbflow.db"));
    await expect(openSqliteStore({ home })).rejects.toMatchObject({ code: "store-unwritable" });
  });

  test("where the file is no database", async () => {
    const home = temporaryFolder();
    writeFileSync(join(home, "nbflow.db"), "not a database, but long enough to be read as one ".repeat(50));
    await expect(openSqliteStore({ home })).rejects.toMatchObject({
      code: "store-corrupt",
      hint: expect.stringContaining("Move it away") as unknown,
    });
  });

  test("where a later version has written it", async () => {
    const home = temporaryFolder();
    await (await openSqliteStore({ home })).close();
    const database = openDatabase(join(home, "nbflow.db"));
    database.exec("PRAGMA user_version = 99");
    database.close();
    await expect(openSqliteStore({ home })).rejects.toMatchObject({ code: "store-too-new" });
  });

  test.each([
    ["SQLITE_FULL", "store-full"],
    ["ENOSPC", "store-full"],
    ["SQLITE_READONLY", "store-unwritable"],
    ["EACCES", "store-unwritable"],
    ["SQLITE_IOERR_WRITE", "store-unwritable"],
    ["SQLITE_BUSY", "store-busy"],
    ["SQLITE_CORRUPT", "store-corrupt"],
    ["SQLITE_ERROR", "store-failed"],
  ])("%s is %s", (code, expected) => {
    const error = Object.assign(new Error("x"), { code });
    expect(storeError(error, "/s/nbflow.db", "write to")).toMatchObject({
      code: expected,
      path: "/s/nbflow.db",
    });
  });
});

describe("two writers on one file", () => {
  test("open a new file at once", async () => {
    const home = temporaryFolder();
    const stores = await Promise.all([openSqliteStore({ home }), openSqliteStore({ home })]);
    await Promise.all(stores.map((store) => store.createFlowRun(newFlowRun())));
    expect(await stores[0].flowRuns()).toHaveLength(2);
    await Promise.all(stores.map((store) => store.close()));
  });

  test("wait for each other's lock, and give up with a clear error only after a long time", async () => {
    const home = temporaryFolder();
    const store = await openSqliteStore({ home, busySeconds: 0.01 });
    const other = openDatabase(store.location);
    other.exec("BEGIN IMMEDIATE");
    const waiting = store.createFlowRun(newFlowRun());
    await new Promise((resolve) => setImmediate(resolve));
    other.exec("COMMIT");
    expect((await waiting).name).toBe("calm-otter-7");
    other.exec("BEGIN IMMEDIATE");
    await expect(store.createFlowRun(newFlowRun())).rejects.toMatchObject({ code: "store-busy" });
    other.exec("COMMIT");
    other.close();
    await store.close();
  });
});
