/** Starts esbuild's process, which takes some time, while other things are done. */
export function warmUp(): void {
  void import("esbuild").then(({ transform }) => transform("")).catch(() => undefined);
}
