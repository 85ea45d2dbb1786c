import { greet, orionClient, sendLeft } from "../../orion/index.js";
import { stateFolder } from "../../store/index.js";
import { CliError } from "../cli-error.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { serverFor, type ServerOptions } from "../run/tracked-run.js";
import type { World } from "../world.js";

const LONGEST_MS = 600_000;

/** `nbflow runs send`: tells a server of the runs that it could not be told of. */
export async function sendRuns(options: ServerOptions, world: World): Promise<ExitCode> {
  const address = await serverFor(options, world);
  if (address === null)
    throw new CliError("There is no server to tell.", { hint: "Say which: --api URL, or --profile NAME" });
  const client = orionClient(address);
  const away = await greet(address);
  if (away !== null) throw away;
  const { sent, left, refused, error } = await sendLeft(address, client, stateFolder(world.env), LONGEST_MS);
  for (const message of refused)
    world.stderr.write(
      `${world.stderr.colors.yellow(`note: The server did not take all of it: ${message}`)}\n`,
    );
  if (sent > 0) world.stdout.write(`${address.url} has been told of ${sent} run${sent === 1 ? "" : "s"}.\n`);
  if (left > 0) {
    const why = error === null ? "" : `: ${error.message}`;
    world.stderr.write(`${left} run${left === 1 ? " is" : "s are"} still to be told${why}\n`);
    return EXIT.failure;
  }
  if (sent === 0) world.stdout.write(`${address.url} knows of all runs.\n`);
  return EXIT.success;
}
