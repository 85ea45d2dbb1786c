import type { Json } from "../../python/worker.js";
import type { Artifact } from "../../store/index.js";
import { ApiError } from "../api-error.js";
import { blocksOf, MOST_BLOCK_BYTES, type BlockKind } from "../blocks/index.js";
import type { CallOptions, OrionClient } from "../client/index.js";
import { read } from "../read.js";
import { CONTENT_SLUG, contentName, packContent, referenceTo } from "./content.js";

/** Of an artifact's JSON: what is larger is kept apart from it, so that who lists a run's artifacts is not sent all of it. */
const LARGE_BYTES = 512 * 1024;
const FORBIDDEN = 403;
/** Those that are listed come with all that they hold. */
const PAGE = 5;
const RUNS_AT_ONCE = 200;
const NAME = /^nbflow-(.{36})-[0-9a-f]{64}$/u;

/** What the server's own storage keeps for artifacts, as block documents that are named after the flow run and the hash. */
const CONTENTS: BlockKind = {
  slug: CONTENT_SLUG,
  name: "nbflow content",
  description:
    "Large outputs of flow runs, which their artifacts refer to. nbflow storage prune deletes those whose runs are gone.",
  fields: ["sha256", "bytes", "content"],
};

/** What an artifact is sent as. */
export interface Sent {
  readonly data: Json;
  readonly metadata: Readonly<Record<string, string>>;
  /** Why what it refers to could not be kept; null where it was, or where it is sent whole. */
  readonly left: ApiError | null;
}

export interface Contents {
  /**
   * Puts what is too large for an artifact of ours into the server's storage, and gives the reference to it. Other artifacts
   * are shown by Prefect's own pages, and stay as they are. @throws ApiError where the server is away.
   */
  sent(artifact: Artifact, flowRunId: string | null, options?: CallOptions): Promise<Sent>;
  /** Deletes what is kept for flow runs that the server does not have any more; gives how many bytes that was for, by hash. */
  prune(isDry: boolean): Promise<readonly { readonly sha256: string; readonly bytes: number }[]>;
}

export function contentsOf(client: OrionClient): Contents {
  const blocks = blocksOf(client, CONTENTS);

  async function list(): Promise<readonly Kept[]> {
    const kept: Kept[] = [];
    for (;;) {
      const page = await client.call("POST", "block_documents/filter", {
        block_types: { slug: { any_: [CONTENTS.slug] } },
        sort: "NAME_ASC",
        limit: PAGE,
        offset: kept.length,
      });
      const blocks = read.list(page);
      kept.push(...blocks.map(keptOf));
      if (blocks.length < PAGE) return kept;
    }
  }

  async function runsThere(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const there = new Set<string>();
    for (let at = 0; at < ids.length; at += RUNS_AT_ONCE) {
      const asked = {
        flow_runs: { id: { any_: ids.slice(at, at + RUNS_AT_ONCE) } },
        limit: RUNS_AT_ONCE,
      };
      for (const run of read.list(await client.call("POST", "flow_runs/filter", asked)))
        there.add(read.text(run, "id"));
    }
    return there;
  }

  return {
    async sent({ type, key, description, data }, flowRunId, options) {
      const json = type.startsWith("nbflow-") && flowRunId !== null ? JSON.stringify(data) : "";
      if (flowRunId === null || Buffer.byteLength(json) <= LARGE_BYTES)
        return { data, metadata: {}, left: null };
      const metadata = { "nbflow-reference": "1" };
      const reference = referenceTo(json);
      try {
        const content = await packContent(json);
        if (content.length > MOST_BLOCK_BYTES)
          throw tooLarge(client, description ?? key ?? type, content.length);
        const { sha256, bytes } = reference;
        await blocks.add(contentName(flowRunId, sha256), { sha256, bytes, content }, options);
        return { data: { ...reference }, metadata, left: null };
      } catch (error) {
        if (!(error instanceof ApiError) || !isForGood(error)) throw error;
        return { data: { ...reference, storage: null }, metadata, left: error };
      }
    },
    async prune(isDry) {
      const kept = await list();
      const there = await runsThere([...new Set(kept.map(({ run }) => run))]);
      const gone = kept.filter(({ run }) => !there.has(run));
      if (!isDry) for (const { id } of gone) await client.call("DELETE", `block_documents/${id}`);
      return gone.map(({ sha256, bytes }) => ({ sha256, bytes }));
    },
  };
}

interface Kept {
  readonly id: string;
  readonly run: string;
  readonly sha256: string;
  readonly bytes: number;
}

function keptOf(block: unknown): Kept {
  const data = read.object(block, "data");
  const [, run = ""] = NAME.exec(read.text(block, "name")) ?? [];
  return {
    id: read.text(block, "id"),
    run,
    sha256: read.text(data, "sha256"),
    bytes: read.number(data, "bytes"),
  };
}

function isForGood(error: ApiError): boolean {
  if (error.code === "api-unauthorized") return error.status === FORBIDDEN;
  return ["api-refused", "api-not-found"].includes(error.code);
}

function tooLarge({ address }: OrionClient, what: string, bytes: number): ApiError {
  const size = `${Math.ceil(bytes / 1e6)} MB, packed`;
  return new ApiError(
    "api-refused",
    `"${what}" is of ${size}, which is more than the storage of ${address.url} takes. It is kept where the run ran.`,
  );
}
