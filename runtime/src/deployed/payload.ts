import type { Json } from "../python/worker.js";

/** What a bundle carries beside nbflow itself. */
export interface Payload {
  /** The version of nbflow that made it. */
  readonly nbflow: string;
  readonly script: {
    /** Relative to the folder that the run gets, with `/`. */
    readonly path: string;
    /** As its author wrote it: errors name its lines, and its cells'. */
    readonly text: string;
    /** One ES module, which imports nbflow from `RUNTIME`. */
    readonly code: string;
    /** The export that is the flow; null for the default one, or the only one. */
    readonly export: string | null;
  };
  /** Files of nbflow's own package that are not compiled, by their paths in it. */
  readonly packageFiles: Readonly<Record<string, string>>;
  /** Data files in base64, by their paths beside the script's. */
  readonly files: Readonly<Record<string, string>>;
  /** A pip requirements file; null for a flow without cells of Python. */
  readonly requirements: string | null;
  /** The converter's plan, for the pages of its runs; null for a flow that has none. */
  readonly plan: Json;
  /** The Python that it ran with, as `3.12`; null for a flow without cells of Python. */
  readonly python: string | null;
}

/** What a bundled script imports nbflow from: the bundle puts its own address in its place. */
export const RUNTIME = "nbflow:runtime";
/** What tells a bundled script's own files where they are. */
export const PLACE = "nbflow:place";
