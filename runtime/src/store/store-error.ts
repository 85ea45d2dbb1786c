export type StoreErrorCode =
  | "store-unwritable"
  | "store-full"
  | "store-corrupt"
  | "store-busy"
  | "store-too-new"
  | "store-closed"
  | "store-failed";

/** The run store cannot be opened, written or read. */
export class StoreError extends Error {
  override readonly name = "StoreError";

  constructor(
    readonly code: StoreErrorCode,
    message: string,
    /** The file or folder, or the server's address. */
    readonly path: string,
    /** How to put it right. */
    readonly hint: string | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
