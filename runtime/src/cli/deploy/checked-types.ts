import { differencesOf } from "../../deploy/index.js";
import { FLOW } from "../../engine/index.js";
import { CliError } from "../cli-error.js";
import type { LoadedFlow } from "../run/load-flow.js";

/**
 * Holds the schema of the flow's parameters against the type of its function, where that is in the script. Gives what is doubtful.
 * @throws CliError where they contradict each other.
 */
export async function checkedTypes(
  { flow, scriptPath, scriptText }: LoadedFlow,
  file: string,
): Promise<readonly string[]> {
  const { name, parameters: schema } = flow[FLOW];
  if (schema === null || !/\.[cm]?tsx?$/u.test(scriptPath)) return [];
  const { typesOfParameters } = await import("@nbflow/converter");
  const types = await typesOfParameters(scriptText, name);
  if (types === null) return [];
  const { contradictions, doubts } = differencesOf(schema, types);
  if (contradictions.length > 0)
    throw new CliError(
      `${file}: the schema of ${name}'s parameters is not what its function takes: ${contradictions.join("; ")}.`,
      {
        hint: "The schema stands in flow({ parameters }), the type at the function. Make the one say what the other does.",
      },
    );
  return doubts.map((doubt) => `${file}: ${doubt}.`);
}
