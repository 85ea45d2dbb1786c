import type { ClientErrorCode } from "../client-error.js";

/** What the page sends: a call, the beginning of a stream, or the end of one. */
export type Asked =
  | {
      readonly nbflow: "call" | "listen";
      readonly id: number;
      readonly method: string;
      readonly args: readonly unknown[];
    }
  | { readonly nbflow: "stop"; readonly id: number };

/** What the other side answers. */
export type Answered =
  | { readonly nbflow: "value"; readonly id: number; readonly value: unknown }
  | {
      readonly nbflow: "error";
      readonly id: number;
      readonly code: ClientErrorCode;
      readonly message: string;
    }
  | { readonly nbflow: "item"; readonly id: number; readonly item: unknown };

/** One end of a channel of messages, such as a webview's `postMessage`. */
export interface Port {
  post(message: Asked | Answered): void;
  /** Gives what ends it. */
  listen(on: (message: unknown) => void): () => void;
}

/** A message of ours; others may use the same channel. */
export function isOurs(message: unknown): message is Asked | Answered {
  return (
    typeof message === "object" &&
    message !== null &&
    "nbflow" in message &&
    typeof message.nbflow === "string" &&
    "id" in message &&
    typeof message.id === "number"
  );
}
