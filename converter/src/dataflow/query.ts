import { access } from "./access.js";
import type { Arguments } from "./function.js";
import type { Machine } from "./machine.js";
import { lookUp } from "./names.js";
import type { Scope } from "./scope.js";

/** `df.query("a > @limit")` reads the variable `limit`; text that is not known may read any. */
export function readQueried(type: string, given: Arguments, scope: Scope, machine: Machine): void {
  if (!type.startsWith("pandas")) return;
  const text = given.positional[0] ?? given.named.get("expr") ?? given.rest;
  for (const one of text) {
    if (one.text === null) {
      for (const name of machine.notebook.variables.keys()) {
        machine.record.readName(name, access(machine, name, "may read {} in a query that is not known"));
        lookUp(name, machine.notebook, machine);
      }
      return;
    }
    for (const [, name = ""] of one.text.matchAll(/@\s*([A-Za-z_]\w*)/gu)) lookUp(name, scope, machine);
  }
}
