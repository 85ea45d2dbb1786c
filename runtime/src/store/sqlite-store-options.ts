/** Apart from what opens the file, so that the types of the library need no types of its packages. */
export interface SqliteStoreOptions {
  /** The state folder. Default: `stateFolder(process.env)`. */
  readonly home?: string;
  /**
   * What is told survives: `process` any end of the process, `power` a power cut as well: the end of a task or a flow, with its
   * result, then waits for the disk. Default: `process`.
   */
  readonly durability?: "process" | "power";
  /** Seconds that a write waits for another process's lock before it asks again. Default: 2. */
  readonly busySeconds?: number;
}
