import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { packageOf } from "./package-names.js";

export interface MissingPackage {
  /** The top-level name that the notebook imports. */
  readonly module: string;
  /** What to install for it. */
  readonly package: string;
  /** The command that installs it. */
  readonly install: string;
}

const script = `
import importlib.util, json, sys
sys.path[0] = ""
def missing(name):
    try:
        return name not in sys.modules and importlib.util.find_spec(name) is None
    except Exception:
        return True
print(json.dumps([name for name in json.load(sys.stdin) if missing(name)]))
`;

/**
 * Which of these top-level modules the interpreter would not find from the notebook's folder. Nothing is imported.
 * An interpreter that does not answer has none missing: its own error says more when it is started.
 */
export async function missingPackages(
  interpreter: {
    readonly executable: string;
    readonly folder: string;
    readonly env?: NodeJS.ProcessEnv;
  },
  modules: readonly string[],
): Promise<readonly MissingPackage[]> {
  const names = [...new Set(modules.map((module) => module.split(".")[0] ?? ""))].filter(
    (name) => name !== "",
  );
  if (names.length === 0) return [];
  const { executable, folder, env = process.env } = interpreter;
  try {
    const asked = promisify(execFile)(executable, ["-c", script], { cwd: folder, env, timeout: 20_000 });
    asked.child.stdin?.on("error", () => {});
    asked.child.stdin?.end(JSON.stringify(names));
    const missing = JSON.parse((await asked).stdout) as readonly string[];
    return missing.map((module) => ({
      module,
      package: packageOf(module),
      install: `${executable} -m pip install ${packageOf(module)}`,
    }));
  } catch {
    return [];
  }
}
