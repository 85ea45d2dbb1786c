import { createHash } from "node:crypto";
import type { ConstantValue, Stmt } from "../../../src/python/index.js";

/** The fields of each node in CPython's order, where that is not the order in which the parser writes them. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  FunctionDef: ["name", "args", "body", "decorator_list", "returns"],
  AsyncFunctionDef: ["name", "args", "body", "decorator_list", "returns"],
  ClassDef: ["name", "bases", "keywords", "body", "decorator_list"],
};
const NAMES: Readonly<Record<string, string>> = {
  Arguments: "arguments",
  Arg: "arg",
  Keyword: "keyword",
  Alias: "alias",
  WithItem: "withitem",
  MatchCase: "match_case",
  Comprehension: "comprehension",
};
const PLACES = new Set(["nodeType", "lineno", "col_offset", "end_lineno", "end_col_offset", "kind"]);

/** A statement as `tree_of.py` says it; its places in bytes of UTF-8, as CPython counts. */
export function digest(statement: Stmt, source: string): string {
  const lines = /[^\x00-\x7f]/.test(source) ? source.split(/\r\n|\r|\n/) : null;
  const bytes = (line: number, column: number) =>
    lines === null ? column : Buffer.byteLength((lines[line - 1] ?? "").slice(0, column));

  const dump = (node: unknown, inString: boolean): string => {
    if (Array.isArray(node)) return `[${node.map((item) => dump(item, inString)).join(" ")}]`;
    if (node === null || node === undefined) return "-";
    if (typeof node !== "object") return `${node as string | number}`;
    const fields = node as Readonly<Record<string, unknown>>;
    const type = String(fields["nodeType"]);
    const inside = inString || type === "JoinedStr";
    const values =
      type === "Constant" || type === "MatchSingleton"
        ? [constant(fields["value"] as ConstantValue)]
        : (FIELDS[type] ?? Object.keys(fields).filter((key) => !PLACES.has(key))).map((key) =>
            dump(fields[key], inside),
          );
    const { lineno, col_offset, end_lineno, end_col_offset } = fields as Readonly<Record<string, number>>;
    const place =
      inString || lineno === undefined
        ? ""
        : `@${lineno}:${bytes(lineno, col_offset ?? 0)}-${end_lineno}:${bytes(end_lineno ?? 0, end_col_offset ?? 0)}`;
    return `(${[NAMES[type] ?? type, ...values].join(" ")}${place})`;
  };
  return createHash("sha1").update(dump(statement, false), "utf8").digest("hex");
}

function constant(value: ConstantValue): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "bigint") return `i${value.toString(16)}`;
  if (typeof value === "number")
    return Number.isInteger(value) ? `i${BigInt(value).toString(16)}` : `f${float(value)}`;
  if (typeof value === "string") {
    const units = Array.from({ length: value.length }, (_, i) =>
      value.charCodeAt(i).toString(16).padStart(4, "0"),
    );
    return `s${units.join("")}`;
  }
  if (value.type === "ellipsis") return "Ellipsis";
  return value.type === "complex"
    ? `c${float(value.imag)}`
    : `b${Buffer.from(value.value, "latin1").toString("hex")}`;
}

function float(value: number): string {
  const buffer = Buffer.alloc(8);
  buffer.writeDoubleBE(value);
  return buffer.toString("hex");
}
