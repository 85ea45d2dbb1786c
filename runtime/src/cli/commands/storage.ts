import { SERVER_STORAGE, storagesOf } from "../../deploy/index.js";
import { contentsOf } from "../../orion/index.js";
import { CliError } from "../cli-error.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { sizeText } from "../prune/units.js";
import type { ServerOptions } from "../run/tracked-run.js";
import { table } from "../terminal/table.js";
import { serverClient } from "../with-server.js";
import type { World } from "../world.js";
import { resolve } from "node:path";

/** `nbflow storage create`: a folder that deployers and workers both see. */
export async function createStorage(
  name: string,
  options: ServerOptions & { readonly path: string; readonly default?: boolean },
  world: World,
): Promise<ExitCode> {
  if (!/^[a-z0-9-]+$/u.test(name))
    throw new CliError("A storage's name is of small letters, digits and dashes.");
  if (name === SERVER_STORAGE)
    throw new CliError(`${SERVER_STORAGE} is what the server's own storage is called.`);
  const storages = storagesOf(await serverClient(options, world));
  await storages.create(name, resolve(world.cwd, options.path));
  if (options.default === true) await storages.setDefault(name);
  world.stdout.write(`Bundles may be kept in ${resolve(world.cwd, options.path)} (storage ${name}).\n`);
  return EXIT.success;
}

/** `nbflow storage ls`. */
export async function listStorages(
  options: ServerOptions & { readonly json?: boolean },
  world: World,
): Promise<ExitCode> {
  const storages = storagesOf(await serverClient(options, world));
  const list = await storages.list();
  const bundles = await storages.bundles();
  if (options.json === true) {
    world.stdout.write(`${JSON.stringify({ storages: list, bundles }, null, 2)}\n`);
    return EXIT.success;
  }
  world.stdout.write(
    table(
      list,
      [
        { title: "", cell: ({ isDefault }) => (isDefault ? "*" : "") },
        { title: "Storage", cell: ({ name }) => name },
        { title: "Kind", cell: ({ kind }) => kind },
        { title: "Where", cell: ({ path }) => path ?? "block documents at the server", flexible: true },
      ],
      world.stdout,
    ),
  );
  if (bundles.length === 0) return EXIT.success;
  world.stdout.write("\nBundles\n");
  world.stdout.write(
    table(
      bundles,
      [
        { title: "Storage", cell: ({ storage }) => storage },
        { title: "SHA-256", cell: ({ sha256 }) => sha256, flexible: true },
        { title: "Size", cell: ({ bytes }) => `${Math.ceil(bytes / 1024)} KiB`, align: "right" },
      ],
      world.stdout,
    ),
  );
  return EXIT.success;
}

/** `nbflow storage set-default`. */
export async function setDefaultStorage(
  name: string,
  options: ServerOptions,
  world: World,
): Promise<ExitCode> {
  const storages = storagesOf(await serverClient(options, world));
  await mustBeThere(storages, name);
  await storages.setDefault(name);
  world.stdout.write(`Bundles are kept in ${name} from now on.\n`);
  return EXIT.success;
}

/** `nbflow storage rm`: the folder itself, with its bundles, stays. */
export async function removeStorage(name: string, options: ServerOptions, world: World): Promise<ExitCode> {
  if (name === SERVER_STORAGE) throw new CliError("The server's own storage stays.");
  const storages = storagesOf(await serverClient(options, world));
  await mustBeThere(storages, name);
  await storages.remove(name);
  return EXIT.success;
}

/** `nbflow storage prune`: what the server's own storage keeps for artifacts of runs that it does not have any more. */
export async function pruneStorage(
  options: ServerOptions & { readonly dryRun?: boolean; readonly json?: boolean },
  world: World,
): Promise<ExitCode> {
  const isDry = options.dryRun === true;
  const gone = await contentsOf(await serverClient(options, world)).prune(isDry);
  const bytes = gone.reduce((sum, one) => sum + one.bytes, 0);
  const count = `${gone.length} large ${gone.length === 1 ? "output" : "outputs"} of runs that are gone`;
  if (options.json === true) world.stdout.write(`${JSON.stringify(gone, null, 2)}\n`);
  else if (gone.length === 0) world.stdout.write("Nothing to prune: the runs of all outputs are there.\n");
  else world.stdout.write(`${isDry ? "Would prune" : "Pruned"} ${count}, about ${sizeText(bytes)}.\n`);
  return EXIT.success;
}

async function mustBeThere(storages: ReturnType<typeof storagesOf>, name: string): Promise<void> {
  const list = await storages.list();
  if (list.some((storage) => storage.name === name)) return;
  throw new CliError(`There is no storage ${name}.`, {
    hint: `There are: ${list.map((storage) => storage.name).join(", ")}.`,
  });
}
