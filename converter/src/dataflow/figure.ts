import type { Behaviour } from "../knowledge/index.js";
import { access } from "./access.js";
import type { CallSite } from "./call.js";
import { allArguments, type Arguments } from "./function.js";
import { ref, union, type Value } from "./heap.js";
import type { Machine } from "./machine.js";

/** The type of all that matplotlib draws with: a figure and its axes are changed as one. */
export const artist = "matplotlib.Artist";

/** Draws on the axes given, else on pyplot's current figure, which ends with the cell under the inline backend. */
export function figureOf(
  does: NonNullable<Behaviour["figure"]>,
  given: Arguments,
  site: CallSite,
  machine: Machine,
  name: string,
  keepsData: boolean,
): Value {
  if (machine.figuresPersist) machine.changes("figures", "draws on pyplot's figure");
  if (does === "sets") {
    const set = allArguments(given).filter((one) => one.region !== null);
    machine.figure = union(machine.figure, set);
    machine.change(set, access(machine, site.roots[0] ?? null, "makes {} the current figure"));
    return set;
  }
  const chosen = given.named.get("ax") ?? given.named.get("axes") ?? [];
  if (does === "draws" && chosen.some((one) => one.region !== null)) {
    const index = site.node.arguments.findIndex(
      (argument) => argument.name === "ax" || argument.name === "axes",
    );
    machine.change(chosen, access(machine, site.roots[index] ?? null, "draws on {}"));
    keepArtists(chosen, given, machine);
    if (keepsData) keepData(chosen, allArguments(given), site, machine);
    return chosen.map((one) => ref(one.region, artist));
  }
  if (does === "makes" || machine.figure.length === 0) {
    machine.figure = union(does === "makes" ? [] : machine.figure, [
      ref(machine.made(site.node, "figure"), artist),
    ]);
  }
  if (does === "draws") {
    machine.change(machine.figure, access(machine, null, `draws on {} by \`${name}\``));
    keepArtists(machine.figure, given, machine);
    if (keepsData) keepData(machine.figure, allArguments(given), site, machine);
  }
  return machine.figure.map((one) => ref(one.region, artist));
}

/** Artists keep other artists, and perhaps what is not known. Most copy the data that they are given. */
function keepArtists(figure: Value, given: Arguments, machine: Machine): void {
  const kept = allArguments(given).filter(
    (one) => one.type === artist || (one.type === null && one.region?.opaque === true),
  );
  for (const one of figure) {
    if (one.region !== null)
      machine.hold(
        one.region,
        kept.filter((held) => held.region !== one.region),
      );
  }
}

/** Artists that keep their data are not that data: what is done to them changes them alone. */
export function keepData(figure: Value, handed: Value, site: CallSite, machine: Machine): void {
  const data = machine.made(site.node, "data");
  for (const one of handed) {
    const kept = one.type === artist ? figure.flatMap(({ region }) => region ?? []) : [data];
    for (const region of kept) if (region !== one.region) machine.hold(region, [one]);
  }
  for (const { region } of figure) if (region !== null) machine.hold(region, [ref(data, artist)]);
}
