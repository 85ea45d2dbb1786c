/** A module's name in JavaScript where the facts want a dotted one: its own dots are no dots. */
export function moduleName(specifier: string): string {
  return specifier.replaceAll(".", "․");
}
