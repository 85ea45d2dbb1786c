/**
 * What the flow's own code writes to stdout goes elsewhere, where stdout has another use or a list is on the terminal.
 * Gives back the function that ends this.
 */
export function redirectStdout(write: (text: string) => void, redirect: boolean): () => void {
  if (!redirect) return () => undefined;
  process.stdout.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
    write(typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8"));
    const done = rest.findLast((argument) => typeof argument === "function") as (() => void) | undefined;
    done?.();
    return true;
  };
  return () => void Reflect.deleteProperty(process.stdout, "write");
}
