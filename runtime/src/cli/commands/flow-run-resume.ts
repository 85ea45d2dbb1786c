import { orNull, read, type Fields, type OrionClient } from "../../orion/index.js";
import { CliError } from "../cli-error.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { findFlowRun } from "../find-flow-run.js";
import { readParameters, type ParametersSchema } from "../parameters/read-parameters.js";
import type { ServerOptions } from "../run/tracked-run.js";
import { serverClient } from "../with-server.js";
import type { World } from "../world.js";

/** `nbflow flow-run resume`: lets a paused or suspended flow run of the server go on, with what it asks for. */
export async function resumeFlowRun(
  which: string,
  options: ServerOptions & { readonly param?: readonly string[] },
  world: World,
): Promise<ExitCode> {
  const client = await serverClient(options, world);
  const run = await findFlowRun(client, which);
  const name = read.text(run, "name");
  const given = options.param ?? [];
  const asked = await askedFor(client, run);
  if (asked === null && given.length > 0)
    throw new CliError(`${name} asks for nothing, and ${given.join(" ")} was given.`, {
      hint: `It is ${read.textOrNull(run, "state_name") ?? "Pending"}. Resume it without -p where it is paused.`,
    });
  const input = readParameters(given, {}, asked ?? {});
  const answer = read.fields(
    await client.call("POST", `flow_runs/${read.text(run, "id")}/resume`, { run_input: input }),
  );
  if (answer["status"] !== "ACCEPT") {
    const reason = read.textOrNull(read.object(answer, "details"), "reason") ?? "";
    throw new CliError(`${name} can't be resumed: ${reason}`, { exitCode: EXIT.failure });
  }
  world.stdout.write(`${name} goes on.\n`);
  return EXIT.success;
}

/** The schema of what a paused run asks for; null where it asks for nothing. */
async function askedFor(client: OrionClient, run: Fields): Promise<ParametersSchema | null> {
  const keys = read.object(read.object(read.object(run, "state"), "state_details"), "run_input_keyset");
  const key = read.textOrNull(keys, "schema");
  if (key === null) return null;
  const found = await orNull(client.call("GET", `flow_runs/${read.text(run, "id")}/input/${key}`));
  return found === null
    ? null
    : ((typeof found === "string" ? JSON.parse(found) : found) as ParametersSchema);
}
