/** JSON with numbers as Python wrote them: JavaScript has one kind of number, so it would write 1.0 as 1. */
import type { Json } from "./worker.js";

/** A value that is written as the JSON text it came as. */
export class ExactJson {
  constructor(readonly text: string) {}

  toJSON(): Json {
    return JSON.parse(this.text) as Json;
  }
}

/** As JSON.stringify, but every ExactJson in the value is written to the letter. */
export function stringifyExact(value: unknown, space?: number): string {
  const exact: string[] = [];
  const mark = `exact-${Math.random().toString(36).slice(2)}-`;
  const text = JSON.stringify(
    value,
    function (this: Readonly<Record<string, unknown>>, key, plain: unknown) {
      const held = this[key];
      return held instanceof ExactJson ? `${mark}${exact.push(held.text) - 1}` : plain;
    },
    space,
  );
  return exact.length === 0
    ? text
    : text.replaceAll(new RegExp(`"${mark}(\\d+)"`, "gu"), (_, at: string) => exact[Number(at)] ?? "null");
}
