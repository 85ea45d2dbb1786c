import { access } from "./access.js";
import { applySilently } from "./call-known.js";
import { withHeld } from "./callbacks.js";
import { operateOnReadings } from "./clock.js";
import { consume } from "./elements.js";
import { applyGives } from "./gives.js";
import { nowhere, ref, scalarValue, textOf, union, type Value } from "./heap.js";
import { callSpecial, foreignBases, inspect } from "./instance.js";
import { elementsIn } from "./lazy.js";
import type { Machine } from "./machine.js";

/**
 * What an operator gives. By Python's conventions operators leave their operands alone, but `<<`, `>>` and `|` may not. `number`
 * is JavaScript's arithmetic: whatever its operands do when they are made numbers of, it gives a number.
 */
export function operate(operator: string, operands: readonly Value[], site: object, machine: Machine): Value {
  return operateOnReadings(operands, applied(operator, operands, site, machine), machine);
}

function applied(operator: string, operands: readonly Value[], site: object, machine: Machine): Value {
  const all = union(...operands);
  if (operator === "is" || operator === "not") {
    if (operator === "not") callSpecial(all, machine);
    return scalarValue("bool");
  }
  const own = callSpecial(all, machine, all);
  // to compare containers is to compare what they hold
  if (operator === "compare" || operator === "in") callSpecial(withHeld(all), machine);
  // text or a number is made of all that an array holds
  if (machine.knowledge.language === "javascript") inspect(all, machine);
  // To look for something in an iterator takes from it.
  if (operator === "in")
    consume(
      all.filter(({ type }) => type !== null),
      machine,
    );
  for (const one of all) {
    if (one.type !== null) applySilently(one.type, machine);
    else if (one.region !== null && one.region.instanceOf === null) {
      mayBeOfLibrary(machine);
      if (machine.knowledge.language === "python") machine.uses("warnings");
    }
  }
  if (operator === "number") return scalarValue("float");
  const text = constantText(operator, operands);
  if (text !== null) return scalarValue("str", text);
  const changing = operator === "<<" || operator === ">>" || operator === "|";
  for (const one of all) {
    if (changing && one.type === null && one.region !== null) {
      machine.change(
        [one],
        access(machine, null, `applies \`${operator}\` to {}, which may change it`),
        false,
      );
    }
  }
  const results = all.map((one): Value => {
    if (one.region === null)
      return operator === "compare" || operator === "in"
        ? scalarValue("bool")
        : (pathPart(operator, operands) ?? scalarValue(one.type === "str" ? "str" : "scalar"));
    if (one.region.instanceOf !== null)
      return foreignBases(one.region.instanceOf).length === 0 ? own : union(own, madeOf(all, site, machine));
    if (operator === "in") return scalarValue("bool");
    if (one.type === null) return madeOf(all, site, machine);
    const known = machine.knowledge.trait(one.type, "operation");
    if (known !== null) return applyGives(known, [one], nowhere, site, machine, one.type);
    if (operator === "compare") return scalarValue("bool");
    const region = machine.made(site, one.type);
    machine.hold(region, elementsIn(all, machine));
    return [ref(region, one.type)];
  });
  return union(...results);
}

/** Something that is not known, made of these. */
function madeOf(operands: Value, site: object, machine: Machine): Value {
  const region = machine.made(site, "unknown");
  region.opaque = true;
  machine.hold(region, operands);
  return [ref(region, null)];
}

/** What is not known may be a table or an array, whose operators follow these settings. */
function mayBeOfLibrary(machine: Machine): void {
  if (machine.knowledge.language === "javascript") return;
  machine.uses("numpy options");
  machine.uses("pandas options");
}

function constantText(operator: string, operands: readonly Value[]): string | null {
  if (operator !== "+") return null;
  const texts = operands.map((value) =>
    value.length === 1 && value[0]?.type === "str" ? value[0].text : null,
  );
  return texts.includes(null) ? null : texts.join("");
}

/** `folder / "file"`. */
function pathPart(operator: string, operands: readonly Value[]): Value | null {
  if (!operands.some((value) => value.some((one) => one.type === "pathlib.Path"))) return null;
  const texts = operands.map(textOf);
  return scalarValue("pathlib.Path", operator === "/" && !texts.includes(null) ? texts.join("/") : null);
}

/** Makes text of a value, or displays it. */
export function show(value: Value, machine: Machine): void {
  inspect(value, machine);
  machine.uses("display");
  for (const one of value) {
    if (one.type !== null) applySilently(one.type, machine);
    if (one.region !== null && (one.type === null || one.region.contents.size > 0)) mayBeOfLibrary(machine);
  }
}
