import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { extensionFolder, repository, vsix } from "./harness/paths.js";

test("the VSIX is under 5 MB, with all of its parts and nothing that is built for one system", async () => {
  expect((await stat(vsix)).size).toBeLessThan(5_000_000);
  const vsce = `${repository}/node_modules/@vscode/vsce/vsce`;
  const listed = await promisify(execFile)(process.execPath, [vsce, "ls", "--no-dependencies"], {
    cwd: extensionFolder,
  });
  const files = listed.stdout.trim().split("\n");
  expect(files).toEqual(
    expect.arrayContaining(["dist/extension.cjs", "dist/language-server.mjs", "dist/run-page/run-page.js"]),
  );
  expect(files.filter((file) => !/\.(?:cjs|mjs|js|css|json|md|txt|png|svg)$|^LICENSE/u.test(file))).toEqual(
    [],
  );
});
