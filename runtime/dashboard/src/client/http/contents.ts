import { ClientError } from "../client-error.js";
import type { Artifact, Json } from "../records.js";
import type { Api } from "./api.js";
import { read, type Fields } from "./read.js";
import { artifactOf } from "./records-of.js";

/** What has been fetched last is at hand: outputs are read again and again while a task runs. */
const MOST_KEPT = 8;

/** Reads artifacts, each with what it refers to in the server's storage; one whose content can't be had says why. */
export function contentsOf(api: Api): (row: Fields) => Promise<Artifact> {
  const known = new Map<string, Promise<Json>>();

  function content(name: string, sha256: string): Promise<Json> {
    const before = known.get(name);
    if (before !== undefined) return before;
    const found = fetched(api, name, sha256);
    known.set(name, found);
    found.catch(() => known.delete(name));
    for (const oldest of known.keys()) if (known.size > MOST_KEPT) known.delete(oldest);
    return found;
  }

  return async (row) => {
    const artifact = artifactOf(row);
    if (!("nbflow-reference" in read.object(row, "metadata_"))) return artifact;
    const reference = read.object(row, "data");
    const sha256 = read.maybe(reference, "sha256") ?? "";
    const size = `${(read.number(reference, "bytes") / 1e6).toFixed(1)} MB`;
    if (reference["storage"] !== "server") {
      const problem = `It is of ${size}, which the server's storage did not take. It is kept where the run ran.`;
      return { ...artifact, data: null, problem };
    }
    try {
      const name = `nbflow-${read.maybe(row, "flow_run_id") ?? ""}-${sha256}`;
      return { ...artifact, data: await content(name, sha256) };
    } catch (error) {
      if (!(error instanceof ClientError) || error.code === "unreachable") throw error;
      const why = error.code === "not-found" ? "it is not in the server's storage any more" : error.message;
      return { ...artifact, data: null, problem: `It is of ${size}, and can't be shown: ${why}` };
    }
  };
}

async function fetched(api: Api, name: string, sha256: string): Promise<Json> {
  const path = `/block_types/slug/nbflow-content/block_documents/name/${name}`;
  const data = read.object(read.fields(await api("GET", path)), "data");
  const json = await unzipped(read.text(data, "content")).catch(() => {
    throw new ClientError("failed", "what the server's storage has is damaged.");
  });
  if ((await hashOf(json)) !== sha256)
    throw new ClientError("failed", "what the server's storage has is not what was put there.");
  return JSON.parse(new TextDecoder().decode(json)) as Json;
}

async function unzipped(packed: string): Promise<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  // browsers have it on loopback and over TLS alone
  const { subtle } = globalThis.crypto as Partial<typeof globalThis.crypto>;
  if (subtle === undefined)
    throw new ClientError("failed", "a page can check it over https or on the server's own machine alone.");
  const hash = new Uint8Array(await subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
