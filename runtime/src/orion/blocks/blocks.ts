import type { Json } from "../../python/worker.js";
import { ApiError } from "../api-error.js";
import { orNull, readAll, type CallOptions, type OrionClient } from "../client/index.js";
import { read } from "../read.js";

/** Of what one block document holds: a server takes no larger request than 16 MiB, and it is too much for a database. */
export const MOST_BLOCK_BYTES = 15 * 1024 * 1024;

const TAKEN = 409;

export interface BlockKind {
  /** Small letters and dashes. */
  readonly slug: string;
  readonly name: string;
  /** A sentence for a person who sees it at the server. */
  readonly description: string;
  /** What its documents hold. */
  readonly fields: readonly string[];
}

export interface NamedBlock {
  readonly id: string;
  readonly name: string;
  readonly data: Readonly<Record<string, Json>>;
}

/** The block documents of a kind; the kind is made at the server with the first one. */
export interface Blocks {
  list(): Promise<readonly NamedBlock[]>;
  find(name: string): Promise<NamedBlock | null>;
  save(name: string, data: Readonly<Record<string, Json>>): Promise<void>;
  /** Keeps a new one; one that is there under this name stays as it is. */
  add(name: string, data: Readonly<Record<string, Json>>, options?: CallOptions): Promise<void>;
  remove(name: string): Promise<void>;
}

export function blocksOf(client: OrionClient, kind: BlockKind): Blocks {
  const findType = (options?: CallOptions) =>
    orNull(client.call("GET", `block_types/slug/${kind.slug}`, undefined, options));

  async function typeOf(options?: CallOptions): Promise<unknown> {
    const found = await findType(options);
    if (found !== null) return found;
    const { name, slug, description } = kind;
    const made = await unlessTaken(client.call("POST", "block_types/", { name, slug, description }, options));
    return made ?? findType(options);
  }

  async function ids(
    options?: CallOptions,
  ): Promise<{ readonly block_type_id: string; readonly block_schema_id: string }> {
    const block_type_id = read.text(await typeOf(options), "id");
    const schema = await client.call(
      "POST",
      "block_schemas/",
      {
        block_type_id,
        capabilities: [],
        version: "1",
        fields: {
          title: kind.name,
          type: "object",
          properties: Object.fromEntries(kind.fields.map((name) => [name, { title: name }])),
          block_type_slug: kind.slug,
          secret_fields: [],
          block_schema_references: {},
        },
      },
      options,
    );
    return { block_type_id, block_schema_id: read.text(schema, "id") };
  }

  async function find(name: string): Promise<NamedBlock | null> {
    const path = `block_types/slug/${kind.slug}/block_documents/name/${name}`;
    const found = await orNull(client.call("GET", path));
    return found === null ? null : blockOf(found);
  }

  return {
    find,
    async list() {
      const filter = { block_types: { slug: { any_: [kind.slug] } }, sort: "NAME_ASC" };
      return (await readAll(client, "block_documents/filter", filter)).map(blockOf);
    },
    async save(name, data) {
      const before = await find(name);
      if (before === null) await client.call("POST", "block_documents/", { name, data, ...(await ids()) });
      else await client.call("PATCH", `block_documents/${before.id}`, { data, merge_existing_data: false });
    },
    async add(name, data, options) {
      const body = { name, data, ...(await ids(options)) };
      await unlessTaken(client.call("POST", "block_documents/", body, options));
    },
    async remove(name) {
      const before = await find(name);
      if (before !== null) await client.call("DELETE", `block_documents/${before.id}`);
    },
  };
}

/** What was made; null where another has made one of that name before. */
async function unlessTaken<Value>(making: Promise<Value>): Promise<Value | null> {
  try {
    return await making;
  } catch (error) {
    if (error instanceof ApiError && error.status === TAKEN) return null;
    throw error;
  }
}

function blockOf(value: unknown): NamedBlock {
  return { id: read.text(value, "id"), name: read.text(value, "name"), data: read.object(value, "data") };
}
