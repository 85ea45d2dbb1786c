import { expect, test } from "vitest";
import type { Database } from "../../../src/store/sqlite/database.js";
import { WriteBatch } from "../../../src/store/sqlite/write-batch.js";

/** A database that only notes what it is told. */
function notes(): Database & { readonly said: string[] } {
  const said: string[] = [];
  let inTransaction = false;
  return {
    said,
    prepare: () => ({ run: () => 0, all: () => [] }),
    exec(sql) {
      said.push(sql);
      inTransaction = sql === "BEGIN IMMEDIATE";
    },
    get inTransaction() {
      return inTransaction;
    },
    close: () => undefined,
  };
}

test("the writes of one turn share a transaction, and are told when it is committed", async () => {
  const database = notes();
  const batch = new WriteBatch(database, "file");
  const told = [1, 2, 3].map((number) =>
    batch
      .add(() => void database.said.push(`write ${number}`))
      .then(() => database.said.push(`told ${number}`)),
  );
  expect(database.said).toEqual([]);
  await Promise.all(told);
  expect(database.said).toEqual([
    "BEGIN IMMEDIATE",
    "write 1",
    "write 2",
    "write 3",
    "COMMIT",
    "told 1",
    "told 2",
    "told 3",
  ]);
});

test("a write that was asked for because of a commit is in a later one", async () => {
  const database = notes();
  const batch = new WriteBatch(database, "file");
  await batch.add(() => void database.said.push("first"));
  await batch.addFor(() => database.said.push("second"));
  expect(database.said.filter((said) => said === "COMMIT")).toHaveLength(2);
});

test("a write that is refused does not take the others with it", async () => {
  const database = notes();
  const batch = new WriteBatch(database, "file");
  const settled = await Promise.allSettled([
    batch.addFor(() => 1),
    batch.addFor(() => {
      throw new Error("refused");
    }),
    batch.addFor(() => 3),
  ]);
  expect(settled.map((each) => (each.status === "fulfilled" ? each.value : "refused"))).toEqual([
    1,
    "refused",
    3,
  ]);
});

test("flush resolves when all that was asked for before is committed", async () => {
  const database = notes();
  const batch = new WriteBatch(database, "file");
  void batch.add(() => void database.said.push("write"));
  await batch.flush();
  expect(database.said).toEqual(["BEGIN IMMEDIATE", "write", "COMMIT"]);
  await batch.flush();
  expect(database.said).toHaveLength(3);
});

test("where commits survive power cuts, only those with a write that lasts wait for the disk", async () => {
  const database = notes();
  const batch = new WriteBatch(database, "file", "power");
  await batch.add(() => void database.said.push("begins"));
  void batch.add(() => void database.said.push("logs"));
  await batch.add(() => void database.said.push("ends"), true);
  await batch.add(() => void database.said.push("another ends"), true);
  await batch.add(() => void database.said.push("begins again"));
  expect(database.said.filter((said) => said !== "BEGIN IMMEDIATE" && said !== "COMMIT")).toEqual([
    "PRAGMA synchronous = NORMAL",
    "begins",
    "PRAGMA synchronous = FULL",
    "logs",
    "ends",
    "another ends",
    "PRAGMA synchronous = NORMAL",
    "begins again",
  ]);
});
