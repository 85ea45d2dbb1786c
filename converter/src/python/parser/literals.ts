import type { ConstantValue } from "../tree.js";

/** The value of a number as it is written. */
export function numberValue(text: string): ConstantValue {
  const digits = text.replaceAll("_", "");
  if (/[jJ]$/.test(digits) && !/^0x/i.test(digits))
    return { type: "complex", imag: Number(digits.slice(0, -1)) };
  if (/^0[xob]/i.test(digits)) return integer(digits.toLowerCase());
  return /[.eE]/.test(digits) ? Number(digits) : integer(digits.replace(/^0+(?=\d)/, ""));
}

function integer(digits: string): number | bigint {
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : BigInt(digits);
}

const ESCAPE = /\\(\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\\'"abfnrtv])/g;
const BYTE_ESCAPE = /\\(\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|[\\'"abfnrtv])/g;
const CONTROL: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\n": "",
};

/**
 * The text that a string's content stands for. `\N{…}` stays as it is written: the names of characters are not known here, and
 * nothing that is found out about a cell depends on them.
 */
export function stringValue(content: string, { raw, bytes }: { raw: boolean; bytes: boolean }): string {
  const text = content.includes("\r") ? content.replace(/\r\n?/g, "\n") : content;
  if (raw || !text.includes("\\")) return text;
  return text.replace(bytes ? BYTE_ESCAPE : ESCAPE, (_, escape: string) => {
    const control = CONTROL[escape];
    if (control !== undefined) return control;
    const first = escape.charAt(0);
    if (first >= "0" && first <= "7")
      return String.fromCharCode(Number.parseInt(escape, 8) & (bytes ? 0xff : 0x1ff));
    if (first !== "x" && first !== "u" && first !== "U") return escape;
    const code = Number.parseInt(escape.slice(1), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : escape;
  });
}
