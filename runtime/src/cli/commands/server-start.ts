import { EXIT, type ExitCode } from "../exit-code.js";
import type { World } from "../world.js";

export interface ServerStartOptions {
  readonly host: string;
  readonly port: number;
  readonly insecure?: boolean;
  readonly allowHost?: readonly string[];
  readonly durability: "process" | "power";
  readonly pages?: string;
}

/** `nbflow server start`: serves until it is told to end. */
export async function serverStart(options: ServerStartOptions, world: World): Promise<ExitCode> {
  const [{ startServer }, { stateFolder }] = await Promise.all([
    import("../../server/index.js"),
    import("../../store/index.js"),
  ]);
  const home = stateFolder(world.env);
  const key = world.env["NBFLOW_SERVER_KEY"] ?? "";
  const server = await startServer({
    home,
    host: options.host,
    port: options.port,
    insecure: options.insecure === true,
    key: key === "" ? null : key,
    allowedHosts: options.allowHost ?? [],
    durability: options.durability,
    ...(options.pages === undefined ? {} : { pages: options.pages }),
  });
  const { bold, dim } = world.stdout.colors;
  world.stdout.write(`${bold("nbflow server")} at ${server.url}\n`);
  world.stdout.write(`${dim(`State in ${home}. Prefect's clients: PREFECT_API_URL=${server.url}/api`)}\n`);
  await toldToEnd();
  await server.close();
  return EXIT.success;
}

function toldToEnd(): Promise<void> {
  return new Promise((end) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => end());
  });
}
