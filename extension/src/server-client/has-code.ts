import type { ClientErrorCode } from "nbflow/dashboard";

/** Whether what was thrown is a client's error of this code. By its shape, as the client's class stands in a bundle of its own. */
export const hasCode = (error: unknown, code: ClientErrorCode): boolean =>
  error instanceof Error && "code" in error && error.code === code;
