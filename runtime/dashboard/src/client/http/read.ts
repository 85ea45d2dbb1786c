import { ClientError } from "../client-error.js";

export type Fields = Readonly<Record<string, unknown>>;

/** Reads what comes over the wire; what is other than it must be is an error, told once, here. */
export const read = {
  fields(value: unknown): Fields {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Fields;
    throw odd("an object", value);
  },
  list(value: unknown): readonly Fields[] {
    if (!Array.isArray(value)) throw odd("a list", value);
    return value.map((one) => read.fields(one));
  },
  text(from: Fields, name: string): string {
    const value = from[name];
    if (typeof value === "string") return value;
    throw odd(`a text as ${name}`, value);
  },
  maybe(from: Fields, name: string): string | null {
    const value = from[name];
    return typeof value === "string" ? value : null;
  },
  number(from: Fields, name: string): number {
    const value = from[name];
    return typeof value === "number" ? value : 0;
  },
  texts(from: Fields, name: string): readonly string[] {
    const value = from[name];
    return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  },
  object(from: Fields, name: string): Fields {
    const value = from[name];
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
  },
};

function odd(wanted: string, value: unknown): ClientError {
  return new ClientError(
    "failed",
    `The server's answer is odd: ${wanted} was expected, not ${typeof value}.`,
  );
}
