import { text } from "node:stream/consumers";
import { isatty } from "node:tty";
import type { Colors } from "picocolors/types.js";
import { passOverBrokenPipe } from "../platform/index.js";
import { colorsFor } from "./terminal/colors.js";

/** Where text goes: a stream, or a test's list. */
export interface Output {
  write(text: string): void;
  readonly isTTY: boolean;
  /** In columns; 80 where there is no terminal. */
  readonly columns: number;
  readonly rows: number;
  readonly colors: Colors;
}

/** What a command sees of the process that it runs in. */
export interface World {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** All that standard input gives, without the line break at its end. */
  readonly readStdin: () => Promise<string>;
  readonly debug: boolean;
}

export function processWorld(argv: readonly string[]): World {
  const { env } = process;
  return {
    stdout: outputOf(process.stdout, env),
    stderr: outputOf(process.stderr, env),
    env,
    cwd: process.cwd(),
    readStdin: async () => (await text(process.stdin)).replace(/\r?\n$/u, ""),
    debug: argv.includes("--debug") || (env["NBFLOW_DEBUG"] ?? "") !== "",
  };
}

/** The same, with what goes to stderr written by another. */
export function withStderr(world: World, write: (text: string) => void): World {
  const stderr: Output = Object.create(world.stderr, { write: { value: write } }) as Output;
  return { ...world, stderr };
}

function outputOf(stream: NodeJS.WriteStream & { readonly fd: number }, env: NodeJS.ProcessEnv): Output {
  passOverBrokenPipe(stream);
  const write = stream.write.bind(stream);
  // The stream's own `isTTY` is undefined on a pipe, whatever its type says.
  const isTTY = isatty(stream.fd);
  return {
    write: (text) => void write(text),
    isTTY,
    get columns() {
      return stream.columns ?? 80;
    },
    get rows() {
      return stream.rows ?? 24;
    },
    colors: colorsFor({ isTTY, env }),
  };
}
