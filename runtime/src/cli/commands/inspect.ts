import { FLOW, type JsonSchema } from "../../engine/index.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import type { ConversionChoices } from "../conversion.js";
import { readInput } from "../read-input.js";
import { loadFlow } from "../run/load-flow.js";
import { readTarget } from "../run/read-target.js";
import { redirectStdout } from "../run/redirect-stdout.js";
import { table } from "../terminal/table.js";
import type { World } from "../world.js";

/** `nbflow inspect`: what a run of a flow can be given. The script is loaded, and nothing of the flow runs. */
export async function inspect(
  given: string,
  options: ConversionChoices & { readonly json?: boolean },
  world: World,
): Promise<ExitCode> {
  const target = await readTarget(given, world.cwd);
  const giveBack = redirectStdout((text) => world.stderr.write(text), true);
  try {
    const { flow, notebook } = await loadFlow(
      target,
      await readInput(target.path, target.asGiven),
      options,
      world,
    );
    const { name, parameters } = flow[FLOW];
    giveBack();
    const found = { name, parameters, script: target.path, notebook };
    world.stdout.write(
      options.json === true ? `${JSON.stringify(found, null, 2)}\n` : textOf(name, parameters, world),
    );
    return EXIT.success;
  } finally {
    giveBack();
  }
}

interface Row {
  readonly name: string;
  readonly type: string;
  readonly value: string;
  readonly description: string;
}

function textOf(name: string, schema: JsonSchema | null, world: World): string {
  const rows = Object.entries(schema?.["properties"] ?? {}).map(([parameter, property]): Row => {
    const { type, default: value, description } = property as Readonly<Record<string, unknown>>;
    return {
      name: parameter,
      type: [type ?? "any"].flat().map(String).join(" or "),
      value: value === undefined ? "" : JSON.stringify(value),
      description: typeof description === "string" ? description : "",
    };
  });
  if (rows.length === 0) return `${name} takes no parameters.\n`;
  const columns = [
    { title: "parameter", cell: (row: Row) => row.name },
    { title: "type", cell: (row: Row) => row.type },
    { title: "default", cell: (row: Row) => row.value, flexible: true },
    { title: "", cell: (row: Row) => row.description, flexible: true },
  ];
  return `${name}\n${table(rows, columns, world.stdout)}`;
}
