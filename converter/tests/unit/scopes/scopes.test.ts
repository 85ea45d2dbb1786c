import { describe, expect, it } from "vitest";
import { parseModule } from "../../../src/python/parser/index.js";
import { scopesOf } from "../../../src/python/scopes/index.js";
import type { Scope, ScopeOptions } from "../../../src/python/scopes/index.js";

/** A scope's names by where they live, with those inside it, as a reader would note them. */
function outline({ kind, name, names, children }: Scope): unknown {
  const found: Record<string, string[]> = {};
  for (const { name, binding } of names.values()) (found[binding] ??= []).push(name);
  return { [`${kind} ${name}`]: children.length === 0 ? found : { ...found, inside: children.map(outline) } };
}

const scopes = (source: string, options?: ScopeOptions) => outline(scopesOf(parseModule(source), options));

describe("scopes that every Python has", () => {
  it("gives a class body's names to no function in it", () => {
    expect(scopes("x = 0\nclass C:\n  x = 1\n  def f(self): return x")).toEqual({
      "module top": {
        local: ["x", "C"],
        inside: [
          {
            "class C": {
              local: ["x", "f"],
              inside: [{ "function f": { local: ["self"], "implicit-global": ["x"] } }],
            },
          },
        ],
      },
    });
  });

  it("binds a walrus outside its comprehensions", () => {
    expect(scopes("[[y := x for x in z] for z in w]")).toEqual({
      "module top": {
        global: ["y"],
        "implicit-global": ["w"],
        inside: [
          {
            "comprehension listcomp": {
              local: [".0", "z"],
              inside: [{ "comprehension listcomp": { local: [".0", "x"], global: ["y"] } }],
            },
          },
        ],
      },
    });
  });

  it("evaluates decorators and defaults outside, and reads nothing in annotations of the future", () => {
    const source = "@d(a)\ndef f(x: T = b) -> T: return x";
    const inside = [{ "function f": { local: ["x"] } }];
    expect(scopes(source)).toEqual({
      "module top": { local: ["f"], "implicit-global": ["b", "d", "a", "T"], inside },
    });
    expect(scopes(source, { futureAnnotations: true })).toEqual({
      "module top": { local: ["f"], "implicit-global": ["b", "d", "a"], inside },
    });
  });

  it("knows super's class cell and private names", () => {
    expect(scopes("class _A:\n  def f(self): super().f(); self.__x, __y")).toMatchObject({
      "module top": {
        inside: [
          {
            "class _A": {
              inside: [{ "function f": { free: ["__class__"], "implicit-global": ["super", "_A__y"] } }],
            },
          },
        ],
      },
    });
  });

  it("binds what patterns, handlers, loops and del name", () => {
    const { names } = scopesOf(
      parseModule(
        "match s:\n  case {'k': a, **b} | [a, *b] as c: pass\ntry: pass\nexcept E as e: pass\nfor f, (g, *h) in i: pass\ndel j",
      ),
    );
    const assigned = [...names.values()].filter((name) => name.assigned).map(({ name }) => name);
    expect(assigned.sort()).toEqual(["a", "b", "c", "e", "f", "g", "h", "j"]);
  });
});

describe("scopes of newer Pythons", () => {
  it("puts type parameters into a scope around the function", () => {
    expect(scopes("@d\ndef f[T: B](x: T = e) -> T:\n  return T")).toEqual({
      "module top": {
        local: ["f"],
        "implicit-global": ["e", "d"],
        inside: [
          {
            "type-parameters f": {
              cell: ["T"],
              inside: [
                { "type-bound T": { "implicit-global": ["B"] } },
                { "function f": { local: ["x"], free: ["T"] } },
              ],
            },
          },
        ],
      },
    });
  });

  it("lets a class's bases, and its methods, see its type parameters", () => {
    expect(scopes("class C[T](B[T]):\n  y = T\n  def m(self) -> T: return y")).toEqual({
      "module top": {
        local: ["C"],
        inside: [
          {
            "type-parameters C": {
              cell: ["T"],
              "implicit-global": ["B"],
              inside: [
                {
                  "class C": {
                    local: ["y", "m"],
                    free: ["T"],
                    inside: [{ "function m": { local: ["self"], "implicit-global": ["y"] } }],
                  },
                },
              ],
            },
          },
        ],
      },
    });
  });

  it("evaluates a type alias's value in a scope of its own", () => {
    expect(scopes("type A[T = D] = dict[T, V]")).toEqual({
      "module top": {
        local: ["A"],
        inside: [
          {
            "type-parameters A": {
              cell: ["T"],
              inside: [
                { "type-bound T": { "implicit-global": ["D"] } },
                { "type-alias A": { free: ["T"], "implicit-global": ["dict", "V"] } },
              ],
            },
          },
        ],
      },
    });
  });

  it("lets a method's type parameters see the names of its class", () => {
    expect(
      scopes("def g():\n  K = 0\n  class C:\n    K = int\n    def f[T: K](self): return K"),
    ).toMatchObject({
      "module top": {
        inside: [
          {
            "function g": {
              cell: ["K"],
              inside: [
                {
                  "class C": {
                    local: ["K", "f"],
                    inside: [
                      {
                        "type-parameters f": {
                          inside: [
                            { "type-bound T": { "implicit-global": ["K"] } },
                            { "function f": { free: ["K"] } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    });
  });

  it("finds names in nested f-strings and templates", () => {
    const { names } = scopesOf(parseModule("f'{f'{a}':{b}}' t'{c!r}'"));
    expect([...names.keys()]).toEqual(["a", "b", "c"]);
  });
});
