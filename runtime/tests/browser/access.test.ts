import { expect, test } from "vitest";
import { axe, screenshot, useDashboard } from "./support/dashboard.js";

const dashboard = useDashboard({ NBFLOW_SERVER_KEY: "the-right-one" });

test("a server with keys asks for one, says when it is wrong, and is left again", async () => {
  const page = await dashboard.open("/flows");
  expect(await axe(page)).toEqual([]);
  // as often as a person may try, and once more than a page that asks for much at once could
  for (const wrong of ["one", "two", "three", "four"]) {
    await page.getByLabel("API key").fill(wrong);
    const answered = page.waitForResponse((response) => response.status() === 401);
    await page.keyboard.press("Enter");
    await answered;
    await page.getByRole("alert").getByText("does not know this key").waitFor();
  }
  await screenshot(page, "login");
  await page.getByLabel("API key").fill("the-right-one");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("No flows yet").waitFor();
  await page.reload();
  await page.getByText("No flows yet").waitFor();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByLabel("API key").waitFor();
});

test("its pages run nothing but their own scripts", async () => {
  const response = await fetch(`${dashboard.url}/runs/flow-run/1`);
  const policy = response.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toMatch(/script-src|unsafe-eval/u);
  expect(await response.text()).not.toMatch(/<script(?![^>]*\ssrc=)/u);
});
