import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const MODULES = fileURLToPath(new URL("../../../../node_modules", import.meta.url));

/** What the compiler says of files that stand beside an installed nbflow. */
export function typeErrors(
  files: readonly { readonly name: string; readonly text: string }[],
): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "nbflow-docs-"));
  try {
    symlinkSync(MODULES, join(folder, "node_modules"));
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    const paths = files.map(({ name, text }) => {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      return path;
    });
    const program = ts.createProgram(paths, {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      types: ["node"],
    });
    return ts
      .getPreEmitDiagnostics(program)
      .map(
        (found) =>
          `${found.file?.fileName.slice(folder.length + 1)}: ${ts.flattenDiagnosticMessageText(found.messageText, " ")}`,
      );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
