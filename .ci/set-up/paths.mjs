import { existsSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** A path in the repository. */
export const inRoot = (...parts) => join(root, ...parts);

/** A path in `.cache/`, where everything lies that is made and can be made again. */
export const inCache = (...parts) => join(root, ".cache", ...parts);

/** Real notebooks and the outside check, beside the repository; null where they are not. */
export const shared = existsSync(inRoot("../shared/corpus/index.jsonl")) ? inRoot("../shared") : null;

/** The environment variables under which `python` is the active Python and `nbflow` is ours. */
export const withPython = (python, more = {}) => ({
  ...process.env,
  VIRTUAL_ENV: dirname(dirname(python)),
  PATH: [dirname(python), inRoot("node_modules/.bin"), process.env.PATH].join(delimiter),
  ...more,
});
