import type { Editor } from "../editor.js";
import { askParameters, type FlowParameter, parametersOf, toRun } from "../run/parameters/index.js";
import type { Client, Deployment, Json } from "../server-client/index.js";
import type { Node } from "./deployment-item.js";

/** Asks for a deployment's parameters by its schema, makes a run of it, and shows the run's page. */
export async function runDeployment(
  { vscode }: Editor,
  client: Client,
  { deployment, source }: Node,
): Promise<void> {
  const { id, flowName, name } = deployment;
  const parameters = parametersIn(deployment);
  const values =
    parameters.length === 0
      ? {}
      : await askParameters({ vscode }, toRun(`${flowName}/${name}`), parameters, {});
  if (values === undefined) return;
  const run = await client.runDeployment(id, values as Readonly<Record<string, Json>>);
  await vscode.commands.executeCommand("nbflow.openRun", { kind: "flow-run", run, source });
}

/** The deployment's own values come before the flow's; one that the schema does not have can be set as well. */
function parametersIn({ parameterSchema, parameters }: Deployment): readonly FlowParameter[] {
  const known = parametersOf(parameterSchema);
  const others = Object.keys(parameters).filter((name) => known.every((one) => one.name !== name));
  return [
    ...known,
    ...parametersOf({ properties: Object.fromEntries(others.map((name) => [name, {}])) }),
  ].map((one) => (one.name in parameters ? { ...one, default: parameters[one.name] } : one));
}
