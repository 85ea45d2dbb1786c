import { EXIT, type ExitCode } from "../exit-code.js";
import type { World } from "../world.js";
import { sharedAs, sharing } from "./server-share.js";

export interface ServerStartOptions {
  readonly host: string;
  readonly port: number;
  readonly insecure?: boolean;
  readonly allowHost?: readonly string[];
  readonly durability: "process" | "power";
  readonly pages?: string;
  readonly shared?: boolean;
}

/** `nbflow server start`: serves until it is told to end; a shared one until nobody uses it. */
export async function serverStart(options: ServerStartOptions, world: World): Promise<ExitCode> {
  const [{ startServer, runningShared, publishShared, withdrawShared }, { stateFolder }] = await Promise.all([
    import("../../server/index.js"),
    import("../../store/index.js"),
  ]);
  const home = stateFolder(world.env);
  const given = world.env["NBFLOW_SERVER_KEY"] ?? "";
  const shared = options.shared === true ? sharing(given === "" ? null : given) : null;
  const running = shared && (await runningShared(home));
  if (running) return say(running.url, home, world);

  const server = await startServer({
    home,
    host: options.host,
    port: options.port,
    insecure: options.insecure === true,
    key: shared?.key ?? (given === "" ? null : given),
    allowedHosts: options.allowHost ?? [],
    durability: options.durability,
    ...(options.pages === undefined ? {} : { pages: options.pages }),
    ...(shared === null ? {} : { unused: shared.unused }),
  });
  const told = toldToEnd();
  const ours = shared && sharedAs(server, shared.key);
  try {
    const other = ours && (await publishShared(home, ours));
    if (other) return say(other.url, home, world);
    say(server.url, home, world);
    await Promise.race([told, ...(shared === null ? [] : [shared.isUnused])]);
    return EXIT.success;
  } finally {
    if (ours) await withdrawShared(home, ours);
    await server.close();
  }
}

function say(url: string, home: string, { stdout }: World): ExitCode {
  const { bold, dim } = stdout.colors;
  stdout.write(`${bold("nbflow server")} at ${url}\n`);
  stdout.write(`${dim(`State in ${home}. Prefect's clients: PREFECT_API_URL=${url}/api`)}\n`);
  return EXIT.success;
}

function toldToEnd(): Promise<void> {
  return new Promise((end) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => end());
  });
}
