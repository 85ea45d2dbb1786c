import { text } from "../../data/columns.js";
import type { Data, Db } from "../../data/db.js";
import type { SecretBox } from "../../blocks/secret-box.js";
import { documentById, documentToWire } from "../../blocks/documents.js";
import { causeOf, doing } from "../causes.js";
import { ActionError, type Done } from "../action.js";
import { inRole, tellAction } from "../tell.js";
import { removeCall, takeCalls, type Call } from "./queue.js";
import { requestOf, type Outgoing } from "./request.js";

const LONGEST_BODY = 1000;
const HIDDEN = /authorization|cookie|token|secret|key|password/iu;

/** Makes the requests that automations have asked for, each in its own time. Resolves when those that it has taken are made. */
export async function makeCalls(data: Data, secrets: SecretBox): Promise<void> {
  const isAny = await data.read((db) => db.get("SELECT 1 AS one FROM automation_calls LIMIT 1") !== null);
  if (!isAny) return;
  const calls = await data.write(takeCalls);
  await Promise.all(calls.map((call) => make(call, data, secrets)));
}

async function make(call: Call, data: Data, secrets: SecretBox): Promise<void> {
  let done: Done = { details: {}, related: [] };
  let reason: string | null = null;
  try {
    const { slug, block, related } = await data.read((db) => readBlock(db, secrets, call.blockId));
    done = { ...done, related };
    done = { related, details: await send(requestOf(slug, block, call.texts)) };
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error);
    if (error instanceof ActionError) done = { ...done, details: error.done.details };
  }
  await data.write((db) => {
    if (!removeCall(db, call.invocation.id)) return;
    const { automation, triggeredId } = call.invocation;
    const cause = causeOf(db, { id: triggeredId, resource: {} });
    tellAction(doing(db, automation.id, cause), call.invocation, done, reason);
  });
}

function readBlock(db: Db, secrets: SecretBox, id: string) {
  const row = documentById(db, id);
  if (row === null) throw new ActionError("There is no such block document.");
  const shown = documentToWire(db, secrets, row, true);
  const slug = (shown["block_type"] as { readonly slug: string }).slug;
  return {
    slug,
    block: shown["data"] as Readonly<Record<string, unknown>>,
    related: [
      inRole(`prefect.block-document.${id}`, "block", text(row, "name")),
      inRole(`prefect.block-type.${slug}`, "block-type"),
    ],
  };
}

async function send({ method, url, headers, body, seconds, mustSucceed }: Outgoing) {
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers,
      // as bytes: a text would get a content type of its own
      ...(body === null ? {} : { body: Buffer.from(body) }),
      redirect: "manual",
      signal: AbortSignal.timeout(seconds * 1000),
    });
  } catch (error) {
    const { message, cause } = error as Error & { readonly cause?: { readonly message?: string } };
    // an address may hold a key: it is told nowhere
    throw new ActionError(
      `Webhook call failed: ${(cause?.message ?? message).replaceAll(url, "the address")}`,
    );
  }
  const said = await beginningOf(response);
  const details = {
    status_code: response.status,
    response_body: said,
    response_headers: Object.fromEntries([...response.headers].filter(([name]) => !HIDDEN.test(name))),
  };
  if (mustSucceed && !response.ok)
    throw new ActionError(`Notification failed: ${response.status}`, { details });
  return details;
}

/** As much of an answer's text as is told; the rest is not waited for. */
async function beginningOf({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  try {
    for await (const bytes of body ?? []) {
      text += decoder.decode(bytes as Uint8Array, { stream: true });
      if (text.length >= LONGEST_BODY) break;
    }
  } catch {
    // what has come is told
  }
  return text.slice(0, LONGEST_BODY);
}
