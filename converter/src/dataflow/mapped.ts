import type { MappedFile } from "../knowledge/index.js";
import { pathsOf } from "./files.js";
import type { Arguments } from "./function.js";
import { textOf, type Value } from "./heap.js";
import type { Machine } from "./machine.js";

/** Makes of what a call gives the file that its argument names. */
export function mapFile(maps: MappedFile, made: Value, given: Arguments, machine: Machine): void {
  const named = given.named.get(maps.name) ?? given.positional[maps.argument] ?? given.rest;
  if (named.length === 0) return;
  const mode = maps.mode && (given.named.get(maps.mode.name) ?? given.positional[maps.mode.argument]);
  if (maps.mode?.required === true && given.rest.length === 0 && isNone(mode)) return;
  const text = textOf(mode);
  for (const path of pathsOf(named)) {
    if (path === "memory") continue;
    if (text === "w+") machine.file(path, true);
    const writes = text !== "r" && text !== "c";
    for (const { region } of made) {
      if (region === null || region.maps?.some((one) => one.path === path && one.writes === writes)) continue;
      (region.maps ??= []).push({ path, writes });
    }
  }
}

function isNone(value: Value | undefined): boolean {
  return value === undefined || value.every(({ type }) => type === "NoneType");
}

/** What a cell has done to objects that are files, it has done to the files. */
export function touchMapped(machine: Machine): void {
  const { record } = machine;
  for (const [region, { change, perhaps }] of record.regions) {
    for (const { path, writes } of region.maps ?? []) {
      machine.file(path, false);
      if (writes && (change ?? perhaps) !== null) machine.file(path, true);
    }
  }
}
