import type { Alias, Stmt } from "../tree.js";
import type { Cursor } from "./cursor.js";

export function importStatement(p: Cursor): Stmt {
  const start = p.at;
  p.take();
  const names: Alias[] = [];
  do names.push(alias(p, dottedName));
  while (p.accept(","));
  return { nodeType: "Import", ...p.span(start), names };
}

export function importFrom(p: Cursor): Stmt {
  const start = p.at;
  p.take();
  let level = 0;
  while (p.is(".") || p.is("...")) level += p.take().text.length;
  const module = level > 0 && p.is("import") ? undefined : dottedName(p);
  p.expect("import");
  const names = importedNames(p);
  return { nodeType: "ImportFrom", ...p.span(start), module, names, level };
}

function importedNames(p: Cursor): Alias[] {
  if (p.is("*")) {
    const start = p.at;
    p.take();
    return [{ nodeType: "Alias", ...p.span(start), name: "*", asname: undefined }];
  }
  const bracketed = p.accept("(");
  const names: Alias[] = [];
  do {
    if (bracketed && p.is(")") && names.length > 0) break;
    names.push(alias(p, (cursor) => cursor.name()));
  } while (p.accept(","));
  if (bracketed) p.expect(")");
  return names;
}

function alias(p: Cursor, read: (p: Cursor) => string): Alias {
  const start = p.at;
  const name = read(p);
  const asname = p.accept("as") ? p.name() : undefined;
  return { nodeType: "Alias", ...p.span(start), name, asname };
}

function dottedName(p: Cursor): string {
  let name = p.name();
  while (p.accept(".")) name += `.${p.name()}`;
  return name;
}
