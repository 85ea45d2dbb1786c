/** What stands for esbuild in bundles, as it is native. */
export function build(): never {
  throw new Error(
    "Cells of TypeScript and JavaScript run in Deno where a flow is deployed, and there is none: set NBFLOW_DENO, or put deno on PATH.",
  );
}
