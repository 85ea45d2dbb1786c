import type { Json } from "../../python/worker.js";
import { orNull, read, readAll, type OrionClient } from "../../orion/index.js";

export interface BlockKind {
  /** Small letters and dashes. */
  readonly slug: string;
  readonly name: string;
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
  remove(name: string): Promise<void>;
}

export function blocksOf(client: OrionClient, kind: BlockKind): Blocks {
  async function ids(): Promise<{ readonly block_type_id: string; readonly block_schema_id: string }> {
    const type =
      (await orNull(client.call("GET", `block_types/slug/${kind.slug}`))) ??
      (await client.call("POST", "block_types/", {
        name: kind.name,
        slug: kind.slug,
        description: "Kept by nbflow for its deployments.",
      }));
    const block_type_id = read.text(type, "id");
    const schema = await client.call("POST", "block_schemas/", {
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
    });
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
    async remove(name) {
      const before = await find(name);
      if (before !== null) await client.call("DELETE", `block_documents/${before.id}`);
    },
  };
}

function blockOf(value: unknown): NamedBlock {
  return { id: read.text(value, "id"), name: read.text(value, "name"), data: read.object(value, "data") };
}
