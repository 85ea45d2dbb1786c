import fc from "fast-check";
import { expect, test } from "vitest";
import { pageHtml } from "../../../src/run-page/page-html.js";

const page = {
  script: "s.js",
  styles: "s.css",
  source: "vscode:",
  nonce: "abc",
  flowRunId: "id",
  server: "",
};

test("only the bundle runs, and nothing is loaded from elsewhere", () => {
  const html = pageHtml(page);
  expect(html).toContain("default-src 'none'; script-src 'nonce-abc'; style-src vscode: 'unsafe-inline'");
  expect(html.match(/<script/gu)).toHaveLength(1);
  expect(html).toContain('<script type="module" nonce="abc" src="s.js">');
});

test("no id leaves its attribute", () => {
  fc.assert(
    fc.property(fc.string(), (flowRunId) => {
      const [, value = ""] =
        /data-flow-run="([^"]*)" data-server=""><\/div>/u.exec(pageHtml({ ...page, flowRunId })) ?? [];
      const read = value.replaceAll(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)));
      expect(value).not.toMatch(/[<>]/u);
      expect(read).toBe(flowRunId);
    }),
  );
});
