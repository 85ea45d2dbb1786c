export type VerifyErrorCode =
  /** The notebook is not in Python. */
  | "not-python"
  /** The folder can't be copied for each run. */
  | "folder-too-large"
  /** The interpreter lacks what runs a notebook. */
  | "no-nbclient"
  /** A plain run of the notebook could not be made, so there is nothing to compare with. */
  | "no-plain-run"
  /** The flow could not run at all. */
  | "no-flow-run";

/** Why a notebook can't be verified. */
export class VerifyError extends Error {
  override readonly name = "VerifyError";

  constructor(
    readonly code: VerifyErrorCode,
    message: string,
    readonly hint: string | null = null,
  ) {
    super(message);
  }
}
