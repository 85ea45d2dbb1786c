import { SourceMap, type SourceMapPayload } from "node:module";
import { build, type BuildFailure } from "esbuild";

export interface CompiledCell {
  /** JavaScript that can run in a scope that lasts. */
  readonly code: string;
  /** The cell's line that a line and column of the code stem from, all from 1; null where there is none. */
  lineOf(line: number, column: number): number | null;
}

/** Why a cell can't be compiled. */
export interface CompileFailure {
  readonly name: "SyntaxError";
  readonly message: string;
  readonly line: number | null;
}

/** What the host offers under this name loads a module from the notebook's folder. */
const importFunction = "__nbflow_import";

/**
 * TypeScript as JavaScript for a scope that lasts: types are gone, imports bind constants, exports are plain declarations.
 * Imports are found in esbuild's own uniform output, and counted against what esbuild says there are.
 */
export async function compileCell(source: string): Promise<CompiledCell | CompileFailure> {
  let result;
  try {
    result = await withLastConstant(source, await compiled(source));
  } catch (error) {
    const [first] = (error as Partial<BuildFailure>).errors ?? [];
    if (first === undefined) throw error;
    return { name: "SyntaxError", message: first.text, line: first.location?.line ?? null };
  }
  const text = (ending: string) => result.outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "";
  const imports = Object.values(result.metafile.outputs).flatMap((output) => output.imports);
  const code = withoutImports(text(".js").replace(exports, ""), {
    static: imports.filter(({ kind }) => kind === "import-statement").length,
    dynamic: imports.filter(({ kind }) => kind === "dynamic-import").length,
  });
  if (code === null) {
    const message = "This cell imports in a way that is not followed without Deno.";
    return { name: "SyntaxError", message, line: null };
  }
  const map = new SourceMap(JSON.parse(text(".map")) as SourceMapPayload);
  return {
    code,
    lineOf: (line, column) => {
      const found = map.findEntry(line - 1, column - 1);
      return "originalLine" in found ? found.originalLine + 1 : null;
    },
  };
}

const compiled = (source: string) =>
  build({
    stdin: { contents: source, loader: "ts", sourcefile: "cell.ts" },
    outfile: "cell.js",
    write: false,
    metafile: true,
    // a module's exports are set apart at its end; what is no module keeps its `this`
    ...(/^\s*export\b/mu.test(source) && { format: "esm" }),
    target: "esnext",
    charset: "utf8",
    sourcemap: "external",
    logLevel: "silent",
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  });

type Compiled = Awaited<ReturnType<typeof compiled>>;

const codeOf = ({ outputFiles }: Compiled): string =>
  outputFiles.find(({ path }) => path.endsWith(".js"))?.text ?? "";

/** esbuild leaves out statements that only name a constant, such as `NaN`, `-1` or `!0`; the last of a cell is its value. */
async function withLastConstant(source: string, whole: Compiled): Promise<Compiled> {
  const found =
    /(^|[\n;])([^\S\n]*(?:NaN|Infinity|typeof|void|[\d.eE+\-!~()\s])+?)[\s;]*(?:\/\/[^\n]*)?\s*$/u.exec(
      source,
    );
  const constant = found?.[2]?.trim() ?? "";
  if (found === null || constant === "") return whole;
  const before = `${source.slice(0, found.index)}${found[1]}`;
  try {
    if (codeOf(await compiled(before)) !== codeOf(whole)) return whole;
    return await compiled(`${before};[${constant}].at(0);`);
  } catch {
    return whole;
  }
}

const exports = /^export \{[^}]*\};\s*$/mu;
const statement = /^import (?:(.+) from )?("(?:[^"\\]|\\.)*")(?: with \{.*\})?;$/gmu;
const dynamic = /(?<![\w$.])import\(/gu;

/** Null where what looks like imports is not what are imports: in a text, say. */
function withoutImports(
  code: string,
  expected: { readonly static: number; readonly dynamic: number },
): string | null {
  let found = 0;
  const bound = code.replaceAll(statement, (_, clause: string | undefined, specifier: string) => {
    found += 1;
    const loaded = `await ${importFunction}(${specifier});`;
    return clause === undefined ? loaded : `const ${patternOf(clause)} = ${loaded}`;
  });
  const dynamics = [...bound.matchAll(dynamic)].length;
  if (found !== expected.static || dynamics !== expected.dynamic || /\bimport\.meta\b/u.test(bound))
    return null;
  return bound.replaceAll(dynamic, `${importFunction}(`);
}

/** `a, { b as c }` as `{ default: a, b: c }`; `* as ns` as `ns`. */
function patternOf(clause: string): string {
  const [, first = "", rest = ""] = /^([\w$\u0080-\uffff]+)?(?:, )?(.*)$/u.exec(clause) ?? [];
  const members = /^\{ (.*) \}$/u.exec(rest)?.[1]?.replaceAll(" as ", ": ");
  const namespace = /^\* as (.+)$/u.exec(rest)?.[1];
  const own = first === "" ? [] : [`default: ${first}`];
  if (namespace === undefined)
    return `{ ${[...own, ...(members === undefined ? [] : [members])].join(", ")} }`;
  return first === "" ? namespace : `${namespace}, { default: ${first} } = ${namespace}`;
}
