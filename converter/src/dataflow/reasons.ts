import type { Access } from "./record.js";

/** The access with its variable in it: "appends to `rows`". */
export function said(access: Access, variable: string | null): string {
  const name = access.via ?? variable;
  return access.words.replaceAll("{}", name === null ? "an object" : `\`${name}\``);
}

/** "cell 9 reads `rows` after cell 7 appends to it". */
export function afterChange(
  to: number,
  reader: Access,
  from: number,
  changer: Access,
  variable: string | null,
): string {
  const name = reader.via ?? variable;
  const same = changer.via === null || changer.via === name;
  const words = changer.words.replace("{}", same ? "it" : `\`${changer.via}\``);
  const tail = same ? "" : `, which may be or hold the same object`;
  return `cell ${to} ${said(reader, variable)} after cell ${from} ${words}${tail}`;
}

/** "cell 9 appends to `rows`, which cell 7 reads before". */
export function beforeChange(
  to: number,
  changer: Access,
  from: number,
  reader: Access,
  variable: string | null,
): string {
  const name = changer.via ?? variable;
  const same = reader.via === null || reader.via === name;
  const tail = same
    ? `which cell ${from} uses before`
    : `which may be or hold what cell ${from} uses as \`${reader.via}\``;
  return `cell ${to} ${said(changer, variable)}, ${tail}`;
}
