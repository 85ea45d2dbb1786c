import type { Json } from "../python/worker.js";
import type { StateType } from "../state/index.js";
import { ApiError } from "./api-error.js";

export type Fields = Readonly<Record<string, unknown>>;

/** Reads the fields of what a server answers. Each throws ApiError `api-odd-answer` for a field that is not what it should be. */
export const read = {
  fields(value: unknown): Fields {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Fields;
    throw odd("an object", value);
  },
  list(value: unknown): readonly unknown[] {
    if (Array.isArray(value)) return value as readonly unknown[];
    throw odd("a list", value);
  },
  text(value: unknown, name: string): string {
    const field = read.fields(value)[name];
    if (typeof field === "string") return field;
    throw odd(`${name} as a text`, field);
  },
  textOrNull(value: unknown, name: string): string | null {
    const field = read.fields(value)[name] ?? null;
    if (field === null || typeof field === "string") return field;
    throw odd(`${name} as a text`, field);
  },
  number(value: unknown, name: string): number {
    const field = read.fields(value)[name];
    if (typeof field === "number") return field;
    throw odd(`${name} as a number`, field);
  },
  numberOrNull(value: unknown, name: string): number | null {
    const field = read.fields(value)[name] ?? null;
    if (field === null || typeof field === "number") return field;
    throw odd(`${name} as a number`, field);
  },
  flag(value: unknown, name: string): boolean {
    return read.fields(value)[name] === true;
  },
  texts(value: unknown, name: string): readonly string[] {
    const field = read.fields(value)[name] ?? [];
    return read.list(field).map(String);
  },
  /** Of a run's state; one that has none yet is Pending. */
  stateType(run: unknown): StateType {
    return (read.textOrNull(run, "state_type") ?? "PENDING") as StateType;
  },
  /** An object of JSON; an empty one where there is none. */
  object(value: unknown, name: string): Readonly<Record<string, Json>> {
    const field = read.fields(value)[name] ?? {};
    return read.fields(field) as Readonly<Record<string, Json>>;
  },
};

function odd(what: string, value: unknown): ApiError {
  const found = JSON.stringify(value) ?? "nothing";
  const shown = found.length > 80 ? `${found.slice(0, 80)}…` : found;
  return new ApiError("api-odd-answer", `The server's answer should have ${what}, and has ${shown}.`);
}
