import type { KeyManager, Role } from "../../server/index.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { table } from "../terminal/table.js";
import type { World } from "../world.js";

/** `nbflow server key create`: the key goes to stdout, alone, so that it can be piped. */
export async function createKey(
  name: string,
  { role }: { readonly role: Role },
  world: World,
): Promise<ExitCode> {
  const key = await withKeys(world, (keys) => keys.create(name, role));
  world.stdout.write(`${key}\n`);
  world.stderr.write(
    `The key of ${name} (${role}). It is kept as a hash: this is the only time that it is shown.\n`,
  );
  return EXIT.success;
}

/** `nbflow server key ls`. */
export async function listKeys(options: { readonly json?: boolean }, world: World): Promise<ExitCode> {
  const keys = await withKeys(world, (all) => all.list());
  if (options.json === true) world.stdout.write(`${JSON.stringify(keys, null, 2)}\n`);
  else if (keys.length === 0) {
    world.stdout.write("There is no key: the server takes everyone on this machine.\n");
  } else {
    const columns = [
      { title: "Name", cell: (key: (typeof keys)[number]) => key.name, flexible: true },
      { title: "Role", cell: (key: (typeof keys)[number]) => key.role },
      { title: "Made", cell: (key: (typeof keys)[number]) => key.created.slice(0, 19).replace("T", " ") },
    ];
    world.stdout.write(table(keys, columns, world.stdout));
  }
  return EXIT.success;
}

/** `nbflow server key rm`. */
export async function removeKey(name: string, world: World): Promise<ExitCode> {
  await withKeys(world, (keys) => keys.remove(name));
  world.stdout.write(`${name} can no longer use the server.\n`);
  return EXIT.success;
}

async function withKeys<Result>(world: World, use: (keys: KeyManager) => Promise<Result>): Promise<Result> {
  const [{ manageKeys }, { stateFolder }] = await Promise.all([
    import("../../server/index.js"),
    import("../../store/index.js"),
  ]);
  return manageKeys(stateFolder(world.env), use);
}
