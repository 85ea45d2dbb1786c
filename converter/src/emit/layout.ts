import { stringLiteral, propertyKey } from "./javascript.js";
import { columns } from "./width.js";
import type { Json } from "../plan/plan.js";

/**
 * Values laid out as prettier would: on one line where it fits, else one entry a line. Written here because the script
 * must come out formatted without a formatter at hand; a test compares both.
 */
export type Layout = Atom | ObjectLayout | ArrayLayout;

interface Atom {
  readonly kind: "atom";
  readonly text: string;
  /** A string or a member access, which prettier moves to a line of its own behind a long key. */
  readonly movable: boolean;
  readonly numeric: boolean;
}

interface ObjectLayout {
  readonly kind: "object";
  readonly entries: readonly (readonly [key: string, value: Layout])[];
  /** One entry a line even where all would fit on one. */
  readonly expanded: boolean;
}

interface ArrayLayout {
  readonly kind: "array";
  readonly items: readonly Layout[];
}

export const printWidth = 100;

export const string = (text: string): Layout => ({
  kind: "atom",
  text: stringLiteral(text),
  movable: true,
  numeric: false,
});

/** A member access or an identifier, as it stands. */
export const reference = (text: string): Layout => ({
  kind: "atom",
  text,
  movable: /^[^()[\]]+\.[^()[\]]+$/.test(text),
  numeric: false,
});

export const object = (entries: readonly (readonly [string, Layout])[], expanded = false): Layout => ({
  kind: "object",
  entries,
  expanded: expanded && entries.length > 0,
});

export const array = (items: readonly Layout[]): Layout => ({ kind: "array", items });

export function json(value: Json): Layout {
  if (typeof value === "string") return string(value);
  if (typeof value === "number") {
    return { kind: "atom", text: JSON.stringify(value).replace("e+", "e"), movable: false, numeric: true };
  }
  if (typeof value !== "object" || value === null) {
    return { kind: "atom", text: JSON.stringify(value), movable: false, numeric: false };
  }
  if (Array.isArray(value)) return array(value.map(json));
  return object(Object.entries(value).map(([key, item]) => [key, json(item)]));
}

/**
 * @param indent columns that the line starting this value is indented by
 * @param column where the value starts
 * @param tail columns that must follow it on its last line, such as a comma
 */
export function render(layout: Layout, indent: number, column: number, tail: number): string {
  if (layout.kind === "atom") return layout.text;
  if (!mustBreak(layout)) {
    const flat = flatText(layout);
    if (column + columns(flat) + tail <= printWidth) return flat;
  }
  return layout.kind === "object" ? renderObject(layout, indent) : renderArray(layout, indent);
}

/** On one line, whatever its width. */
export function flatText(layout: Layout): string {
  if (layout.kind === "atom") return layout.text;
  if (layout.kind === "array") return `[${layout.items.map(flatText).join(", ")}]`;
  if (layout.entries.length === 0) return "{}";
  return `{ ${layout.entries.map(([key, value]) => flatEntry(key, value)).join(", ")} }`;
}

export function mustBreak(layout: Layout): boolean {
  if (layout.kind === "atom") return false;
  if (layout.kind === "object")
    return layout.expanded || layout.entries.some(([, value]) => mustBreak(value));
  return isMatrix(layout) || layout.items.some(mustBreak);
}

function flatEntry(key: string, value: Layout): string {
  return isShorthand(key, value) ? key : `${propertyKey(key)}: ${flatText(value)}`;
}

function renderObject(layout: ObjectLayout, indent: number): string {
  if (layout.entries.length === 0) return "{}";
  const inner = " ".repeat(indent + 2);
  const lines = layout.entries.map(([key, value]) => `${inner}${renderEntry(key, value, indent + 2)},\n`);
  return `{\n${lines.join("")}${" ".repeat(indent)}}`;
}

function renderEntry(key: string, value: Layout, indent: number): string {
  if (isShorthand(key, value)) return key;
  const lead = `${propertyKey(key)}: `;
  const column = indent + columns(lead);
  const text = render(value, indent, column, 1);
  const moves =
    value.kind === "atom" &&
    value.movable &&
    columns(lead) - 2 >= 5 &&
    column + columns(text) + 1 > printWidth;
  return moves ? `${lead.trimEnd()}\n${" ".repeat(indent + 2)}${text}` : lead + text;
}

function renderArray(layout: ArrayLayout, indent: number): string {
  if (layout.items.length === 0) return "[]";
  const inner = " ".repeat(indent + 2);
  const body = isNumberList(layout)
    ? fillNumbers(layout.items.map(flatText), inner)
    : layout.items.map((item) => `${inner}${render(item, indent + 2, indent + 2, 1)},\n`).join("");
  return `[\n${body}${" ".repeat(indent)}]`;
}

/** Numbers fill the line, as prettier prints them. */
function fillNumbers(numbers: readonly string[], indent: string): string {
  const lines: string[] = [];
  let line = "";
  for (const number of numbers) {
    const next = line === "" ? `${indent}${number},` : `${line} ${number},`;
    if (line !== "" && next.length > printWidth) {
      lines.push(line);
      line = `${indent}${number},`;
    } else {
      line = next;
    }
  }
  return [...lines, line].map((text) => `${text}\n`).join("");
}

function isNumberList(layout: ArrayLayout): boolean {
  return layout.items.length > 1 && layout.items.every((item) => item.kind === "atom" && item.numeric);
}

/** Several arrays, or several objects, of more than one element each: prettier always gives each a line. */
function isMatrix({ items }: ArrayLayout): boolean {
  const [first] = items;
  if (items.length < 2 || first === undefined || first.kind === "atom") return false;
  return items.every((item) => item.kind === first.kind && sizeOf(item) > 1);
}

function sizeOf(layout: Layout): number {
  if (layout.kind === "atom") return 0;
  return layout.kind === "array" ? layout.items.length : layout.entries.length;
}

function isShorthand(key: string, value: Layout): boolean {
  return value.kind === "atom" && value.text === key;
}
