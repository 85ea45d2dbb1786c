import { openSqliteStore, stateFolder, type RunStore, type SqliteStoreOptions } from "../store/index.js";
import type { World } from "./world.js";

/** Hands the run store to `use`, and closes it afterwards. */
export async function withStore<Result>(
  world: World,
  use: (store: RunStore) => Promise<Result>,
): Promise<Result> {
  const store = await openStore(world);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** Opens the run store in NBFLOW_HOME, by default `~/.nbflow`. */
export async function openStore(world: World, durability: Durability = "process"): Promise<RunStore> {
  return openSqliteStore({ home: stateFolder(world.env), durability });
}

/** What is told survives the end of the process, or a power cut as well. */
export type Durability = NonNullable<SqliteStoreOptions["durability"]>;
