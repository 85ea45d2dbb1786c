import type { FileEffect } from "../knowledge/index.js";
import type { CallSite } from "./call.js";
import { allArguments, type Arguments } from "./function.js";
import { ref, textOf, type Value } from "./heap.js";
import { callSpecial } from "./instance.js";
import type { Machine } from "./machine.js";
import { normalisedPath } from "./paths.js";

/** Reads or writes the file that an argument names. */
export function touchFile(effect: FileEffect, first: Value, given: Arguments, machine: Machine): void {
  const place = effect.argument === "receiver" ? first : given.positional[effect.argument];
  const value = place ?? (effect.name === undefined ? undefined : given.named.get(effect.name)) ?? given.rest;
  if (value.length === 0 && effect.argument !== "receiver" && given.rest.length === 0) {
    if (effect.otherwise !== undefined)
      machine.file(normalisedPath(effect.otherwise), effect.kind === "writes-file");
    return;
  }
  // what is read of a file that is open comes from where it was opened
  const isOpened = effect.opened === true || (value.length > 0 && value.every((one) => one.region?.file));
  for (const path of pathsOf(value)) {
    if (path !== "memory") machine.file(path, effect.kind === "writes-file", isOpened);
    if (path !== "memory" && path !== null && /^\w+:\/\//u.test(path))
      machine.changes("network", "uses the network");
  }
}

/** The paths that a value may be; null for one that is not known. */
export function pathsOf(value: Value): readonly (string | null)[] {
  const paths = value.map((one): string | null => {
    if (one.region?.file) return one.region.file.path;
    if (one.type === "io.StringIO" || one.type === "io.BytesIO") return "memory";
    if (one.text !== null && (one.type === "str" || one.type === "pathlib.Path")) {
      return /^\w+:\/\//u.test(one.text) ? one.text : normalisedPath(one.text);
    }
    return null;
  });
  return paths.length === 0 ? [null] : [...new Set(paths)];
}

/** `open(path, mode)`. The file stays open, and writes when it is written to or closed. */
export function openFile(given: Arguments, site: CallSite, machine: Machine): Value {
  const path = given.positional[0] ?? given.named.get("file") ?? given.rest;
  callSpecial(path, machine);
  const mode = given.positional[1] ?? given.named.get("mode");
  const text = textOf(mode);
  const writes = mode !== undefined ? text === null || /[wax+]/u.test(text) : given.rest.length > 0;
  const [where = null] = pathsOf(path);
  const known = path.length === 1 ? where : null;
  machine.file(known, writes, true);
  const region = machine.made(site.node, "file");
  region.file = { path: known, writes };
  machine.hold(region, allArguments(given));
  return [ref(region, "file")];
}
