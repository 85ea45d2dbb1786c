import { stripVTControlCharacters } from "node:util";
import type { CellOutput } from "../python/worker.js";
import { LineSplitter } from "./line-splitter.js";
import { INFO } from "./recorder.js";

/** Turns what a cell shows into lines of the log: its streams line by line, its results and displays as their text. */
export class CellLog {
  readonly #streams: Readonly<Record<"stdout" | "stderr", LineSplitter>>;
  readonly #log: (name: string, level: number, message: string) => void;

  constructor(log: (name: string, level: number, message: string) => void) {
    this.#log = log;
    this.#streams = {
      stdout: new LineSplitter((line) => log("stdout", INFO, line)),
      stderr: new LineSplitter((line) => log("stderr", INFO, line)),
    };
  }

  write(output: CellOutput): void {
    switch (output.output_type) {
      case "stream":
        return this.#streams[output.name].write(output.text);
      case "execute_result":
        return this.#text("result", output.data["text/plain"]);
      case "display_data":
        return this.#text("display", output.data["text/plain"]);
      case "error":
    }
  }

  end(): void {
    this.#streams.stdout.end();
    this.#streams.stderr.end();
  }

  #text(name: string, text: unknown): void {
    const whole = Array.isArray(text) ? text.join("") : text;
    if (typeof whole === "string" && whole !== "") this.#log(name, INFO, stripVTControlCharacters(whole));
  }
}
