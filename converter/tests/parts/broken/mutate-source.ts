import type { Random } from "../support/random.js";
import { mutatedText } from "./mutate-text.js";

/** A cell's source, broken as a person or a program might break it. */
export function mutatedSource(source: string, others: readonly string[], random: Random): string {
  switch (random.below(9)) {
    case 0:
      return mutatedText(source, random);
    case 1:
      return withLine(source, random.pick(hostileLines), random);
    case 2:
      return withLine(source, random.pick(deep)(random.pick([30, 300, 3_000])), random);
    case 3:
      return source.replaceAll("\n", random.pick(["\r", "\r\n", "\n\n", " ", "\\\n", "\f\n", "\u2028"]));
    case 4:
      return shuffledLines(source, random);
    case 5:
      return withLine(source, random.pick(others), random);
    case 6:
      return random.pick(firstLines) + source;
    case 7:
      return indented(source, random);
    default:
      return withTokens(source, random);
  }
}

const firstLines = [
  "%%javascript\n",
  "%%bash\n",
  "%%sql\n",
  "%%timeit -n 1\n",
  "%%capture out\n",
  "%%writefile x.py\n",
  "%%time\n%%capture\n",
  "%%nosuchmagic --x {y} $z\n",
  "#!typescript\n",
  "#!csharp\n",
  "#!/usr/bin/env python\n",
  "%%",
  "%%\n",
  "!",
  "?",
  "    ",
  "\ufeff",
  ">>> ",
  "In [1]: ",
];

const hostileLines = [
  "%time",
  "%run -i {x}.py $y",
  "x = !ls {",
  "x = !echo $((1+1)) {{a}} {b!r:>{w}}",
  "a, b = %sql select :x",
  "obj??",
  "??",
  "%",
  "!!",
  ";f a b",
  ",f a b",
  "/f a b",
  "get_ipython().run_line_magic('time', 'x = 1')",
  "get_ipython().run_cell_magic('bash', '', 'echo')",
  "def f(x, *, y=1, **z): return lambda: (yield)",
  "x: int",
  "global x, y",
  "nonlocal z",
  "return 1",
  "yield",
  "await f()",
  "async def",
  "del x, (y, [z])",
  "(x := (y := 1))",
  "[x for x in x for y in x if (z := y)]",
  "match x:\n  case {'a': [b, *c], **d} if e: pass",
  "match = case = type = 1; match (x); type = 2",
  "type X[T: int = str, *Ts, **P] = dict[T, X]",
  "class A[T](B, metaclass=M): x = __class__; def f(self): super().f()",
  "try: pass\nexcept* E as e: del e",
  "f'{x!r:{y}.{f\"{z}\"}}{{}}'",
  "f'{x",
  "'''",
  '"\\',
  "b'é'",
  "0777 + 1_000_j + 0x_ + 1__0",
  "x = 1 if",
  "print 'hello'",
  "exec 'x = 1' in {}",
  "from __future__ import braces",
  "from . import *",
  "import a.b.c as d, e",
  "x = $y + @z",
  "eval('x' + y); exec(open('f').read()); globals()['x'] = 1",
  "exec('exec(' + repr('x = 1') + ')')",
  "df.query('@x > `a b`')",
  "lambda *a, b=(lambda c: c), **d: (a, b, d)",
  "x = x = x[x] = x.x = (x, *x) = x",
  "with (a as b, c as (d, e)): pass",
  "@a\n@b()\nasync def f(): [x async for x in y]",
  "import numpy as np; np.random.seed(0); print(np.random.rand())",
  "x.append(x); x = [x]; x[0] = x",
  "def f(): return f\nf()()()()",
  "class A: pass\nA.a = A; A.a.a.a = A()",
  "const x: Map<string, Array<Array<number>>> = new Map();",
  'import * as x from "npm:x@1"; export default x; export { x as y };',
  "let {a: {b = 1, ...c}, d: [e,, ...f]} = await import(`x${y}`);",
  "for await (const x of y) { label: while (true) break label; }",
  "class A<T> extends B<T> implements C { #x = 1; static { this.y = 1; } @d m?(): void {} }",
  "enum E { A = 1 << 2, B }; namespace N.M { export const x = 1 } declare module 'x';",
  "function* g(this: Window, x?: number): asserts x is 1 { yield* g(); }",
  "<T,>(x: T) => x as const satisfies T; x!.y?.[z]?.();",
  "/re[/]gex/giu.test(`a${`b${1}`}`)",
  "\\u{110000} = '\\u{110000}'",
];

/** What is nested or chained as deep as asked for. */
const deep: readonly ((depth: number) => string)[] = [
  (depth) => `x = ${"(".repeat(depth)}1${")".repeat(depth)}`,
  (depth) => `x = ${"[".repeat(depth)}${"]".repeat(depth)}`,
  (depth) => "(".repeat(depth),
  (depth) => `x = ${"{'a': ".repeat(depth)}1${"}".repeat(depth)}`,
  (depth) => `x = ${"-".repeat(depth)}1`,
  (depth) => `x = ${"not ".repeat(depth)}1`,
  (depth) => `x = 1${" + 1".repeat(depth)}`,
  (depth) => `x = 1${" ** 1".repeat(depth)}`,
  (depth) => `x = x${".a".repeat(depth)}`,
  (depth) => `x = x${"[0]".repeat(depth)}`,
  (depth) => `x = x${".f()".repeat(depth)}`,
  (depth) => `x = f${"()".repeat(depth)}`,
  (depth) => `x = ${"f(".repeat(depth)}1${")".repeat(depth)}`,
  (depth) => `x = ${"lambda: ".repeat(depth)}1`,
  (depth) => `x = ${"1 if a else ".repeat(depth)}1`,
  (depth) => `${"x = ".repeat(depth)}1`,
  (depth) => `x = ${"a < ".repeat(depth)}b`,
  (depth) => `x = ${"a and b or ".repeat(depth)}b`,
  (depth) => `x = ${"await ".repeat(depth)}b`,
  (depth) => `x = [${"*".repeat(depth)}b]`,
  (depth) => `x = ${"'a' ".repeat(depth)}`,
  (depth) => `x = ${"f'{".repeat(Math.min(depth, 150))}1${"}'".repeat(Math.min(depth, 150))}`,
  (depth) => `x = ${"f\"{'".repeat(depth)}`,
  (depth) => Array.from({ length: Math.min(depth, 400) }, (_, at) => `${" ".repeat(at)}if a:\n`).join(""),
  (depth) =>
    Array.from({ length: Math.min(depth, 400) }, (_, at) => `${" ".repeat(at)}def f${at}():\n`).join(""),
  (depth) => `if a: pass\n${"elif a: pass\n".repeat(depth)}`,
  (depth) => `${"@d\n".repeat(depth)}def f(): pass`,
  (depth) => Array.from({ length: depth }, (_, at) => `def f${at + 1}(x): return f${at}(x)`).join("\n"),
  (depth) => Array.from({ length: depth }, (_, at) => `x${at + 1} = [x${at}, x${at}]`).join("\n"),
  (depth) => `x = [${"1, ".repeat(depth)}]`,
  (depth) => `x = {${"'a': [1, {}], ".repeat(depth)}}`,
  (depth) => "x = 1; ".repeat(depth),
  (depth) => `x = 1${"\\\n".repeat(depth)}`,
  (depth) => "!ls {x} $y\n".repeat(depth / 10),
  (depth) => `!ls ${"{".repeat(depth)}`,
  (depth) => `!ls ${"$(".repeat(depth)}`,
  (depth) => `%time ${"%time ".repeat(depth)}`,
  (depth) => `${"?".repeat(depth)}x`,
  (depth) => `x${" ".repeat(depth * 10)}= 1`,
  (depth) => `# ${"\\`${".repeat(depth)}`,
  (depth) => "\\".repeat(depth),
  (depth) => "`".repeat(depth),
  (depth) => `x = ${"9".repeat(depth)}`,
  (depth) => `match x:\n case ${"[".repeat(depth)}${"]".repeat(depth)}: pass`,
  (depth) => `x: ${"list[".repeat(depth)}int${"]".repeat(depth)}`,
  (depth) => `let x: ${"Array<".repeat(depth)}number${">".repeat(depth)};`,
  (depth) => `const x = ${"(() => ".repeat(depth)}1${")".repeat(depth)};`,
  (depth) => `const x = ${"`${".repeat(depth)}1${"}`".repeat(depth)};`,
  (depth) => `const ${"{a: ".repeat(depth)}b${"}".repeat(depth)} = c;`,
  (depth) => `${"{".repeat(depth)}${"}".repeat(depth)}`,
  (depth) => `const x = ${"a ? b : ".repeat(depth)}c;`,
  (depth) => `const x = ${"a?.b?.".repeat(depth)}c;`,
];

function withLine(source: string, line: string, random: Random): string {
  const lines = source.split("\n");
  lines.splice(random.below(lines.length + 1), 0, line);
  return lines.join("\n");
}

function shuffledLines(source: string, random: Random): string {
  const lines = source.split("\n");
  const [moved = ""] = lines.splice(random.below(lines.length), 1);
  lines.splice(random.below(lines.length + 1), 0, moved);
  return lines.join("\n");
}

function indented(source: string, random: Random): string {
  const space = random.pick([" ", "  ", "    ", "\t", "\u00a0", "\f"]);
  return source.replaceAll(/^/gmu, () => (random.chance(0.3) ? space : ""));
}

function withTokens(source: string, random: Random): string {
  const tokens = source.split(/\b/u);
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    const at = random.below(tokens.length + 1);
    tokens.splice(at, random.below(3), random.pick([random.pick(tokens), ...punctuation]));
  }
  return tokens.join("");
}

const punctuation = [
  "(",
  ")",
  "[",
  "]",
  "{",
  "}",
  ":",
  ",",
  ";",
  "=",
  ":=",
  "*",
  "**",
  "@",
  ".",
  "...",
  "'",
  '"',
  "->",
  "\n",
  "=>",
  "if ",
  " for x in ",
  "lambda",
  " as ",
  "!",
  "%",
  "?",
];
