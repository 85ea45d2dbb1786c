import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Json } from "../../python/worker.js";

/** The type of the block documents that keep contents. */
export const CONTENT_SLUG = "nbflow-content";

/** The name of the one that keeps what an artifact of a flow run refers to; with the run, it goes. */
export function contentName(flowRunId: string, sha256: string): string {
  return `nbflow-${flowRunId}-${sha256}`;
}

/** Stands in an artifact for what is too large for it. */
export interface Reference {
  /** The storage that keeps it: the server's own, or none could take it. */
  readonly storage: "server" | null;
  /** Of its JSON, in UTF-8. */
  readonly sha256: string;
  readonly bytes: number;
}

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** To what the server's own storage is to keep. */
export function referenceTo(json: string): Reference {
  return { storage: "server", sha256: hashOf(json), bytes: Buffer.byteLength(json) };
}

/** JSON as a storage keeps it: gzip, in base64. */
export async function packContent(json: string): Promise<string> {
  return (await zip(json)).toString("base64");
}

/**
 * What a reference refers to, from what the storage keeps of it.
 * @throws Error where that is not what was put there.
 */
export async function openContent(sha256: string, packed: string): Promise<Json> {
  const json = await unzip(Buffer.from(packed, "base64"));
  if (hashOf(json) !== sha256) throw new Error(`What is kept as ${sha256} has another hash.`);
  return JSON.parse(json.toString()) as Json;
}

function hashOf(json: string | Buffer): string {
  return createHash("sha256").update(json).digest("hex");
}
