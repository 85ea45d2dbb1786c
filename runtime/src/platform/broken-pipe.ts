/** Lets a stream be written to when who reads it has gone (`nbflow runs ls | head`, a worker that was killed): that is no error of ours. */
export function passOverBrokenPipe(stream: Writable): void {
  stream.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
  });
}

/** A stream of Node's, without its types: those of the package stand by themselves. */
interface Writable {
  on(event: "error", listener: (error: Error & { readonly code?: string }) => void): unknown;
}
