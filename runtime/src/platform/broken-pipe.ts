/** Lets a stream be written to when who reads it has gone (`nbflow runs ls | head`, a worker that was killed): that is no error of ours. */
export function passOverBrokenPipe(stream: NodeJS.WriteStream): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}
