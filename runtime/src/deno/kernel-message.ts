/** Jupyter's messages on the wire: https://jupyter-client.readthedocs.io/en/stable/messaging.html, version 5.3. */
import { createHmac, randomUUID } from "node:crypto";

export interface WireMessage {
  readonly type: string;
  /** The id of the message that it answers, or whose cell it comes from. */
  readonly parent: string;
  readonly content: Readonly<Record<string, unknown>>;
}

const delimiter = Buffer.from("<IDS|MSG>");

/** The frames of a request. */
export function requestFrames(
  message: {
    readonly id: string;
    readonly session: string;
    readonly type: string;
    readonly content: object;
  },
  key: string,
): Buffer[] {
  const header = {
    msg_id: message.id,
    session: message.session,
    username: "nbflow",
    date: new Date().toISOString(),
    msg_type: message.type,
    version: "5.3",
  };
  const parts = [header, {}, {}, message.content].map((part) => Buffer.from(JSON.stringify(part)));
  return [delimiter, Buffer.from(signature(parts, key)), ...parts];
}

/** A message of the kernel; null for one that is not signed with the key. */
export function readFrames(frames: readonly Buffer[], key: string): WireMessage | null {
  const at = frames.findIndex((frame) => frame.equals(delimiter));
  const parts = frames.slice(at + 2, at + 6);
  if (at < 0 || parts.length < 4 || frames[at + 1]?.toString("latin1") !== signature(parts, key)) return null;
  const [header, parent, , content] = parts.map((part) => JSON.parse(part.toString("utf8")) as Parsed);
  return {
    type: text(header?.["msg_type"]),
    parent: text(parent?.["msg_id"]),
    content: content ?? {},
  };
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

type Parsed = Readonly<Record<string, unknown>>;

export function newId(): string {
  return randomUUID();
}

function signature(parts: readonly Buffer[], key: string): string {
  const hmac = createHmac("sha256", key);
  for (const part of parts) hmac.update(part);
  return hmac.digest("hex");
}
