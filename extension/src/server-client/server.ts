import type { Client } from "nbflow/dashboard";
import type { ServerAddress } from "./open-client.js";

/** What became of looking for a server. */
export type Found =
  | { readonly kind: "client"; readonly client: Client; readonly address: ServerAddress }
  /** There is no `nbflow` that could be its server. */
  | { readonly kind: "missing" }
  | { readonly kind: "untrusted" }
  /** It asks for a key, and there is none. */
  | { readonly kind: "locked" };

export interface Server {
  /**
   * A client of it. `ask`: a person says so, and may be asked to install `nbflow`, or for a key. `refused`: what it has not taken as
   * its key.
   */
  find(options?: {
    readonly ask?: boolean;
    readonly refused?: { readonly key: string | null };
  }): Promise<Found>;
}

/** One of the servers that are looked at: the one of this machine, or one that a profile names. */
export interface Source extends Server {
  /** The profile's; empty for the server of this machine. */
  readonly name: string;
  /** Such as `https://flows.example.com/api`; null for the server of this machine, whose port is not always the same. */
  readonly api: string | null;
  /** Whose profile it is: `nbflow`, `Prefect`. */
  readonly of: string;
}
