import { StoreError, type RunStore } from "../store/index.js";

/** What stands for the store in a file, in bundles: SQLite is native, and a deployed flow's state is the server's. */
export async function openSqliteStore(): Promise<RunStore> {
  throw new StoreError(
    "store-failed",
    "A deployed flow keeps its state at the server.",
    "",
    "In a flow that is deployed, leave the store to nbflow.",
  );
}
