import type { ParameterTypes } from "./typescript/index.js";

/**
 * What the function of a script's flow takes, by its type, to be held against the flow's schema. Loads TypeScript's compiler, which
 * is big.
 * @param flowName the flow's, as `flow({ name })` has it
 * @returns null where the script does not say
 */
export async function typesOfParameters(script: string, flowName: string): Promise<ParameterTypes | null> {
  const { parameterTypes } = await import("./typescript/index.js");
  return parameterTypes(script, flowName);
}
