import { mkdirSync, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { writeAtomically } from "../../files/index.js";
import {
  blocksOf,
  MOST_BLOCK_BYTES,
  read,
  type BlockKind,
  type NamedBlock,
  type OrionClient,
} from "../../orion/index.js";
import type { FlowBundle } from "../bundle/make-bundle.js";

/** Where bundles are kept, by their content. */
export interface Storage {
  readonly name: string;
  readonly kind: "server" | "folder";
  /** A folder's path; null for the server's. */
  readonly path: string | null;
  readonly isDefault: boolean;
}

/** The storage that each server is: it keeps bundles as block documents. */
export const SERVER_STORAGE = "server";

const STORAGES: BlockKind = {
  slug: "nbflow-storage",
  name: "nbflow storage",
  description: "Where nbflow keeps the bundles of its deployments.",
  fields: ["kind", "path", "default"],
};
const BUNDLES: BlockKind = {
  slug: "nbflow-bundle",
  name: "nbflow bundle",
  description: "Kept by nbflow for its deployments.",
  fields: ["sha256", "bytes", "content"],
};

export interface Storages {
  list(): Promise<readonly Storage[]>;
  create(name: string, path: string): Promise<void>;
  /** Null for the server's own. */
  setDefault(name: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** Keeps a bundle, where it is not kept already; gives what the loader finds it by. */
  put(storage: Storage, bundle: FlowBundle): Promise<string>;
  /** Whether it is kept already. */
  has(storage: Storage, bundle: FlowBundle): Promise<boolean>;
  /** The bundles that are kept: at the server, and in the folders that can be seen from here. */
  bundles(): Promise<readonly KeptBundle[]>;
}

export interface KeptBundle {
  /** The storage's name. */
  readonly storage: string;
  readonly sha256: string;
  /** Of the bundle itself. */
  readonly bytes: number;
}

/** The storages of a server; the folders' names and paths are kept there too, so that all who deploy to it share them. */
export function storagesOf(client: OrionClient): Storages {
  const storages = blocksOf(client, STORAGES);
  const bundles = blocksOf(client, BUNDLES);

  async function list(): Promise<readonly Storage[]> {
    const folders = (await storages.list()).map(storageOf);
    const isServerDefault = !folders.some(({ isDefault }) => isDefault);
    return [{ name: SERVER_STORAGE, kind: "server", path: null, isDefault: isServerDefault }, ...folders];
  }

  async function setDefault(name: string): Promise<void> {
    for (const block of await storages.list()) {
      const isDefault = block.name === name;
      if (isDefault !== (block.data["default"] === true))
        await storages.save(block.name, { ...block.data, default: isDefault });
    }
  }

  const fileOf = (path: string, { sha256 }: FlowBundle): string => join(path, `${sha256}.mjs`);
  const nameOf = ({ sha256 }: FlowBundle): string => `nbflow-${sha256}`;

  return {
    list,
    create: (name, path) => storages.save(name, { kind: "folder", path: resolve(path), default: false }),
    setDefault,
    remove: (name) => storages.remove(name),
    async has({ path }, bundle) {
      if (path !== null) return existsSync(fileOf(path, bundle));
      return (await bundles.find(nameOf(bundle))) !== null;
    },
    async put({ path }, bundle) {
      if (path !== null) {
        const file = fileOf(path, bundle);
        mkdirSync(path, { recursive: true });
        // what a full disk has left of it is not the bundle
        if (!existsSync(file) || readFileSync(file, "utf8") !== bundle.text)
          await writeAtomically(file, bundle.text);
        return pathToFileURL(file).href;
      }
      const there = await bundles.find(nameOf(bundle));
      if (there !== null) return `block:${there.id}`;
      const content = gzipSync(bundle.text, { level: 9 }).toString("base64");
      if (content.length > MOST_BLOCK_BYTES) throw new BundleTooLarge(content.length);
      await bundles.save(nameOf(bundle), { sha256: bundle.sha256, bytes: bundle.bytes, content });
      const made = await bundles.find(nameOf(bundle));
      if (made === null) throw new Error("The server has not kept the bundle that it took.");
      return `block:${made.id}`;
    },
    async bundles() {
      const atServer = (await bundles.list()).map(({ data }) => ({
        storage: SERVER_STORAGE,
        sha256: read.text(data, "sha256"),
        bytes: read.number(data, "bytes"),
      }));
      return [...atServer, ...(await list()).flatMap(bundlesIn)];
    },
  };
}

function bundlesIn({ name, path }: Storage): readonly KeptBundle[] {
  if (path === null || !existsSync(path)) return [];
  return readdirSync(path).flatMap((file) => {
    const sha256 = /^([0-9a-f]{64})\.mjs$/u.exec(file)?.[1];
    return sha256 === undefined ? [] : [{ storage: name, sha256, bytes: statSync(join(path, file)).size }];
  });
}

class BundleTooLarge extends Error {
  override readonly name = "BundleTooLarge";
  readonly hint =
    "Keep it in a folder: nbflow storage create NAME --path FOLDER; or leave data files out and read them from where they are.";

  constructor(bytes: number) {
    super(`The bundle is of ${Math.round(bytes / 1e6)} MB, which is too much for the server's database.`);
  }
}

function storageOf({ name, data }: NamedBlock): Storage {
  return { name, kind: "folder", path: read.text(data, "path"), isDefault: data["default"] === true };
}
