/**
 * What a worker starts for a deployed flow, the same text for all of them: it fetches the bundle that the environment names
 * (`NBFLOW_BUNDLE`: a file's URL, or `block:ID` at the server), holds it to its hash, and runs it. It has no quote that a shell's
 * single quotes could not hold, and no braces that Prefect would take for a template's.
 */
const LOADER = `
const env = process.env, place = env.NBFLOW_BUNDLE ?? "", hash = env.NBFLOW_BUNDLE_SHA256 ?? "";
const fail = (text) => { console.error("nbflow: " + text); process.exit(1); };
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const key = env.PREFECT_API_KEY ?? env.NBFLOW_API_KEY, login = env.PREFECT_API_AUTH_STRING ?? env.NBFLOW_API_AUTH_STRING;
const headers = key ? { authorization: "Bearer " + key } : login ? { authorization: "Basic " + Buffer.from(login).toString("base64") } : undefined;
const ask = async (id) => {
  const url = (env.PREFECT_API_URL ?? env.NBFLOW_API_URL ?? "") + "/block_documents/" + id + "?include_secrets=true";
  const until = Date.now() + (Number(env.NBFLOW_SERVER_WAIT_SECONDS ?? "") || 600) * 1000;
  for (;;) {
    const answer = await fetch(url, { headers: headers, signal: AbortSignal.timeout(60000) }).catch((error) => error);
    if (answer.ok) return answer.json();
    const passing = answer.status === undefined || answer.status === 429 || answer.status > 499;
    const why = answer.status === undefined ? String(answer.cause ?? answer) : "HTTP " + answer.status;
    if (passing === false || Date.now() > until) fail("the bundle can not be fetched from " + url + ": " + why);
    await wait(2000);
  }
};
const main = async () => {
  const { createHash } = await import("node:crypto"), { gunzipSync } = await import("node:zlib"), fs = await import("node:fs");
  const { join } = await import("node:path"), { tmpdir } = await import("node:os"), { pathToFileURL } = await import("node:url");
  if (Number(process.versions.node.split(".")[0]) < 20) fail("it takes Node 20 or later, and this is " + process.version);
  let bytes;
  if (place.startsWith("block:")) bytes = gunzipSync(Buffer.from((await ask(place.slice(6))).data.content, "base64"));
  else if (place.startsWith("file:")) bytes = fs.readFileSync(new URL(place));
  else fail("NBFLOW_BUNDLE names no bundle");
  if (createHash("sha256").update(bytes).digest("hex") !== hash) fail("the bundle at " + place + " is not the one that was deployed");
  const folder = fs.mkdtempSync(join(tmpdir(), "nbflow-bundle-"));
  process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "flow.mjs");
  fs.writeFileSync(file, bytes);
  process.argv[1] = file;
  await import(pathToFileURL(file).href);
};
main().catch((error) => fail(error.stack));
`;

/** The command of every deployment. */
export const COMMAND = `node -e '${LOADER.trim().replaceAll(/\n\s*/gu, " ")}'`;
