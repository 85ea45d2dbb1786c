import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { scriptDependencies } from "../../support/dependencies.js";

/**
 * In TypeScript, whatever way leads to an object or to a function: what changes through it is seen behind the change. The files
 * in `ways/` have one a line, its columns separated by `::`; each way there does in Deno what its file says. `§` stands for what
 * the way leads to, or starts from.
 *
 * - `to-one-object.txt`: what makes a way to the object `o` · the way
 * - `objects.txt`: an object · what changes it · what shows the change
 * - `to-a-part.txt`: an object that holds `§` · the way to that from the object `o`
 * - `to-call.txt`: what makes a way to call the function `F` · the call
 * - `acts.txt`: what makes a function `F` · what shows that it has run
 */
function ways(name: string): readonly (readonly string[])[] {
  return readFileSync(new URL(`./ways/${name}.txt`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split("::").map((column) => column.trim()));
}

/** Of notebooks of three cells, those whose last cell does not wait for the second, or that are no TypeScript. */
function apart(notebooks: readonly (readonly [string, string, string])[]): readonly string[] {
  return notebooks
    .filter((cells) => {
      const dependencies = scriptDependencies(cells);
      return !(dependencies?.some(({ from, to }) => from === 2 && to === 3) ?? false);
    })
    .map((cells) => cells.join("  ··  "));
}

function filled(text: string, what: string): string {
  return text.replaceAll("§", () => what);
}

describe("an object that two ways lead to is seen changed by the one through the other", () => {
  const objects = ways("objects");
  it.each(ways("to-one-object"))("%s · %s", (make = "", way = "") => {
    const notebooks = objects.flatMap(([init = "", change = "", look = ""]) => {
      const setup = `const o: any = ${init}; ${make}`;
      return [
        [setup, filled(change, way), filled(look, "o")],
        [setup, filled(change, "o"), filled(look, way)],
      ] as const;
    });
    expect(apart(notebooks)).toEqual([]);
  });
});

describe("a part that is changed is seen changed in the whole", () => {
  const parts = ["{n: 1}", "JSON.parse('{\"n\":1}')", "new (class { n = 1 })()", "Object.assign({}, {n: 1})"];
  it.each(ways("to-a-part"))("%s · %s", (whole = "", way = "") => {
    const notebooks = parts.flatMap((part) => {
      const init = `const o: any = ${filled(whole, `(${part})`)}`;
      return [
        [init, `;(${way}).n = 2`, "console.log(o)"],
        [`${init}; const v: any = ${way}`, "v.n = 2", "console.log(o)"],
        [`${init}; const v: any = ${way}`, `;(${way}).n = 2`, "v"],
      ] as const;
    });
    expect(apart(notebooks)).toEqual([]);
  });
});

describe("a function that is called has run", () => {
  const acts = ways("acts");
  it.each(ways("to-call"))("%s · %s", (make = "", call = "") => {
    const notebooks = acts.map(([init = "", look = ""]) => [`${init}; ${make}`, call, look] as const);
    expect(apart(notebooks)).toEqual([]);
  });
});
