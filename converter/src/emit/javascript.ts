/** Text of JavaScript in the form that prettier leaves as it is. */

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
const promiseNames = new Set(["then", "catch", "finally"]);
const escapes = new Map([
  ["\\", "\\\\"],
  ["\b", "\\b"],
  ["\f", "\\f"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/** A string literal with the quotes that need fewer escapes, double ones where it does not matter. */
export function stringLiteral(text: string): string {
  const quote = count(text, '"') > count(text, "'") ? "'" : '"';
  let body = "";
  for (const character of text) body += character === quote ? `\\${quote}` : escapeInString(character);
  return quote + body + quote;
}

/** The text of one character (a lone surrogate too) inside a string literal, quotes left as they are. */
export function escapeInString(character: string): string {
  const short = escapes.get(character);
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  const visible =
    code >= 0x20 &&
    !(code >= 0x7f && code <= 0x9f) &&
    !(code >= 0xd800 && code <= 0xdfff) &&
    !/[\u2028\u2029\ufeff]/.test(character);
  return visible ? character : `\\u${code.toString(16).padStart(4, "0")}`;
}

/** A property's key: bare where it is an identifier, `["__proto__"]` where a bare one would set the prototype. */
export function propertyKey(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return identifier.test(name) ? name : stringLiteral(name);
}

/** What stands for a variable that a task's run makes: `trips.df`, or `outputOf(trips, "then")` for a promise's names. */
export function outputAccess(constant: string, variable: string): string {
  if (needsOutputOf(variable)) return `outputOf(${constant}, ${stringLiteral(variable)})`;
  return identifier.test(variable) ? `${constant}.${variable}` : `${constant}[${stringLiteral(variable)}]`;
}

export function needsOutputOf(variable: string): boolean {
  return promiseNames.has(variable) || variable === "__proto__";
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
