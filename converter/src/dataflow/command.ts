import type { Command } from "../facts/index.js";
import type { Resource } from "../knowledge/index.js";
import { access } from "./access.js";
import { ref } from "./heap.js";
import type { Machine } from "./machine.js";
import { bindInNotebook } from "./names.js";
import { lookUp } from "./names.js";
import type { Scope } from "./scope.js";
import { normalisedPath } from "./paths.js";

/** Runs a magic or a shell line. */
export function runCommand(command: Command, scope: Scope, machine: Machine): void {
  for (const name of command.reads) {
    // A name that no one has made stands for itself.
    if (machine.notebook.variables.has(name) || scope.locals.has(name)) lookUp(name, scope, machine);
  }
  for (const effect of command.effects) {
    if ("resource" in effect && effect.kind === "uses") machine.uses(effect.resource as Resource);
    else if ("resource" in effect) {
      machine.changes(effect.resource as Resource, command.does);
    } else {
      const path = effect.path === null ? null : normalisedPath(effect.path);
      machine.record.effect({
        resource: "files",
        changes: effect.kind === "writes-file",
        path,
        words: command.does,
        silent: false,
      });
    }
  }
  for (const name of command.writes) bindInNotebook(name, [ref(machine.made(command, name), null)], machine);
}

/** Something that may read, bind and change every variable. */
export function anything(because: string, machine: Machine): void {
  machine.record.barrier ??= access(machine, null, because).words;
}
