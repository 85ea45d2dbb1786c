/**
 * Cuts what a cell prints into lines as a terminal would show them: after a carriage return the line is written over, so that
 * a progress bar is one line, as it was last.
 */
export class LineSplitter {
  readonly #line: (text: string) => void;
  #open = "";

  constructor(line: (text: string) => void) {
    this.#line = line;
  }

  write(text: string): void {
    const lines = (this.#open + text).split("\n");
    this.#open = lines.pop() ?? "";
    for (const line of lines) this.#line(asShown(line));
    // what has been written over is of no use to anyone, and a long progress bar would pile up
    if (this.#open.length > 4096) this.#open = this.#open.slice(Math.max(0, this.#open.lastIndexOf("\r")));
  }

  /** Gives the last line where it has no end. */
  end(): void {
    if (this.#open !== "") this.#line(asShown(this.#open));
    this.#open = "";
  }
}

function asShown(line: string): string {
  const text = line.endsWith("\r") ? line.slice(0, -1) : line;
  return text.slice(text.lastIndexOf("\r") + 1);
}
