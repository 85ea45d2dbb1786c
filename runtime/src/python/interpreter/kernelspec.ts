/** Kernelspecs as Jupyter keeps them: a folder a kernel, with a `kernel.json`. */
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";

export interface Kernelspec {
  readonly file: string;
  readonly argv: readonly string[];
  readonly language: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The folders that Jupyter looks for data in, in its order; `prefixes` are environments whose own data count. */
export function jupyterDataFolders(env: NodeJS.ProcessEnv, prefixes: readonly string[]): readonly string[] {
  const home = env["HOME"] ?? homedir();
  const mac = path.join(home, "Library", "Jupyter");
  const user =
    env["JUPYTER_DATA_DIR"] ??
    (process.platform === "darwin"
      ? mac
      : path.join(env["XDG_DATA_HOME"] ?? path.join(home, ".local", "share"), "jupyter"));
  return [
    ...(env["JUPYTER_PATH"] ?? "").split(path.delimiter).filter((folder) => folder !== ""),
    user,
    ...prefixes.map((prefix) => path.join(prefix, "share", "jupyter")),
    "/usr/local/share/jupyter",
    "/usr/share/jupyter",
  ];
}

/** The first kernelspec of that name (Jupyter ignores its case), or null. One that cannot be read is passed over. */
export async function findKernelspec(name: string, folders: readonly string[]): Promise<Kernelspec | null> {
  for (const folder of folders) {
    for (const spelled of new Set([name, name.toLowerCase()])) {
      const file = path.join(folder, "kernels", spelled, "kernel.json");
      const spec = await read(file);
      if (spec !== null) return spec;
    }
  }
  return null;
}

async function read(file: string): Promise<Kernelspec | null> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, "utf8"));
  } catch {
    return null;
  }
  if (typeof json !== "object" || json === null) return null;
  const { argv, language, env } = json as Readonly<Record<string, unknown>>;
  if (!Array.isArray(argv) || argv.length === 0 || !argv.every((word) => typeof word === "string"))
    return null;
  return {
    file,
    argv,
    language: typeof language === "string" ? language : "",
    env: strings(env),
  };
}

function strings(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== "object" || value === null) return {};
  const entries = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(entries);
}
