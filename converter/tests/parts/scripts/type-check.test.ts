import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

/** What a TypeScript cell imports and does not use stays in the script, as it stands in the cell. */
const UNUSED = 6133;

/** Every case's script against the real runtime's types, as strictly as a project may ask for. */
test("the scripts of all cases pass tsc --strict", () => {
  const cases = fileURLToPath(new URL("../../unit/cases/", import.meta.url));
  const files = readdirSync(cases).map((name) => `${cases}${name}/output.flow.ts`);
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts"],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ["node"],
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    noImplicitReturns: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    skipLibCheck: true,
    paths: { nbflow: [fileURLToPath(new URL("../../../../runtime/src/index.ts", import.meta.url))] },
  });
  const problems = files.flatMap((file) => {
    const source = program.getSourceFile(file);
    expect(source, file).toBeDefined();
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
      .filter(({ code }) => code !== UNUSED || !file.includes("mixed-languages"))
      .map(({ messageText, start }) => {
        const line = source?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0;
        return `${file.slice(cases.length)}:${line + 1} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
      });
  });
  expect(problems).toEqual([]);
});
