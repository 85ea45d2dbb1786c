import { access, constants, stat } from "node:fs/promises";
import path from "node:path";

export interface DenoQuery {
  /** The notebook's folder. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

/** There is no Deno to run a notebook's cells with; the message says what was tried. */
export class DenoError extends Error {
  override readonly name = "DenoError";

  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

/**
 * The Deno that a notebook's cells run in: NBFLOW_DENO, `node_modules/.bin` in the notebook's folder or above it, `deno` on
 * PATH; the first that is there.
 *
 * @throws {DenoError} that says what was tried, and how to get one.
 */
export async function findDeno({ folder, env }: DenoQuery): Promise<string> {
  const asked = env["NBFLOW_DENO"];
  if (asked !== undefined && asked !== "") {
    const found = await executable(path.resolve(folder, asked));
    if (found !== null) return found;
    throw new DenoError(
      `NBFLOW_DENO names ${asked}, and there is no Deno.`,
      "Give it the path of a Deno executable.",
    );
  }
  for (const place of upwards(folder)) {
    const bin = path.join(place, "node_modules", ".bin");
    // What npm links there is a script that starts Deno; the executable itself saves that step.
    const found =
      (await executable(path.join(place, "node_modules", "deno", name))) ??
      (await executable(path.join(bin, name)));
    if (found !== null) return found;
  }
  for (const place of (env["PATH"] ?? "").split(path.delimiter)) {
    const found = place === "" ? null : await executable(path.join(place, name));
    if (found !== null) return found;
  }
  throw new DenoError(
    `No Deno was found to run the notebook with: not by NBFLOW_DENO, not in node_modules/.bin in ${folder} or above it, not on PATH.`,
    "Install it beside the notebook: npm install deno",
  );
}

const name = process.platform === "win32" ? "deno.exe" : "deno";

async function executable(file: string): Promise<string | null> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile() ? file : null;
  } catch {
    return null;
  }
}

function* upwards(folder: string): Generator<string> {
  let at = path.resolve(folder);
  for (;;) {
    yield at;
    const above = path.dirname(at);
    if (above === at) return;
    at = above;
  }
}
