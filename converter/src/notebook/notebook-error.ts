/** Why a text is no notebook that can be converted. */
export type NotebookErrorCode =
  | "not-json"
  | "not-a-notebook"
  | "nbformat-too-new"
  | "nbformat-too-old"
  | "invalid-cell"
  | "unknown-language"
  /** A cell of TypeScript among Python ones that can't be a function. */
  | "not-native";

/** Thrown by `read`, and by `emit` for `not-native`: `message` says what is wrong, `hint` what to do about it. */
export class NotebookError extends Error {
  override readonly name = "NotebookError";
  readonly code: NotebookErrorCode;
  readonly hint: string;

  constructor(code: NotebookErrorCode, message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
