import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findAddress, profilesPath, readProfiles, writeProfiles } from "../../../src/orion/index.js";

const PREFECTS = `active = "cloud"

[profiles.local]
[profiles.cloud]
PREFECT_API_URL = "https://cloud.example/api"
PREFECT_API_KEY = "cloud-key"
`;

/** A state folder and a Prefect folder of their own. */
function folders(prefects: string | null) {
  const home = mkdtempSync(join(tmpdir(), "nbflow-profiles-"));
  if (prefects !== null) writeFileSync(join(home, "prefect.toml"), prefects);
  return { home, env: { PREFECT_PROFILES_PATH: join(home, "prefect.toml") } };
}

test("the first that says where the API is decides", async () => {
  const { home, env } = folders(PREFECTS);
  const found = async (more: { api?: string; profile?: string }, variables: Record<string, string> = {}) =>
    findAddress({ ...more, home, env: { ...env, ...variables } });
  const both = { NBFLOW_API_URL: "http://n/api", PREFECT_API_URL: "http://p/api" };
  expect((await found({}))?.url).toBe("https://cloud.example/api");
  expect((await found({}, { PREFECT_PROFILE: "local" }))?.url).toBeUndefined();
  await writeProfiles(profilesPath(home), {
    active: "own",
    profiles: { own: { api_url: "http://own/api/" } },
  });
  expect(await found({})).toEqual({ url: "http://own/api", auth: { kind: "none" }, source: "profile own" });
  expect((await found({}, { PREFECT_API_URL: "http://p/api" }))?.url).toBe("http://p/api");
  expect((await found({}, both))?.source).toBe("NBFLOW_API_URL");
  expect((await found({ profile: "cloud" }, both))?.auth).toEqual({ kind: "bearer", key: "cloud-key" });
  expect((await found({ api: "http://a/api", profile: "cloud" }, both))?.url).toBe("http://a/api");
});

test("an empty address asks for no server", async () => {
  const { home, env } = folders(PREFECTS);
  expect(await findAddress({ api: "", home, env })).toBeNull();
  expect(await findAddress({ home, env: { ...env, NBFLOW_API_URL: "" } })).toBeNull();
});

test("keys are found in Prefect's variables too", async () => {
  const { home, env } = folders(null);
  const at = (variables: Record<string, string>) =>
    findAddress({ api: "http://a/api", home, env: { ...env, ...variables } });
  expect((await at({ PREFECT_API_KEY: "k" }))?.auth).toEqual({ kind: "bearer", key: "k" });
  expect((await at({ PREFECT_API_AUTH_STRING: "u:p" }))?.auth).toEqual({ kind: "basic", credentials: "u:p" });
  expect((await at({ NBFLOW_API_KEY: "n", PREFECT_API_KEY: "k" }))?.auth).toEqual({
    kind: "bearer",
    key: "n",
  });
});

test.for([
  ["no-such", "There is no profile no-such.", "There are: local, cloud."],
  ["local", "The profile local has no address of an API.", "nbflow profile set local --api-url"],
] as const)("the profile %s can't be used, and why is said", async ([profile, message, hint]) => {
  const { home, env } = folders(PREFECTS);
  await expect(findAddress({ profile, home, env })).rejects.toMatchObject({
    message,
    hint: expect.stringContaining(hint) as string,
  });
});

test("a password in an address is refused, and not repeated", async () => {
  const { home, env } = folders(null);
  const error: unknown = await findAddress({ api: "http://ana:hush@a/api", home, env }).catch(
    (e: unknown) => e,
  );
  expect(error).toMatchObject({ code: "api-address" });
  expect((error as Error).message).not.toContain("hush");
});

test("profiles are written so that only their owner reads them, whatever the file was before", async () => {
  const { home } = folders(null);
  const path = profilesPath(home);
  writeFileSync(path, "", { mode: 0o644 });
  const profiles = { active: "a b", profiles: { "a b": { api_url: "http://a/api", api_key: 'k"\\\n' } } };
  await writeProfiles(path, profiles);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(await readProfiles(path)).toEqual(profiles);
});
