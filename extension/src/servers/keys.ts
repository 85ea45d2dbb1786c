import type { Editor } from "../editor.js";

/** Keys stand in the editor's store of secrets, by the address of the API that they open. */
const nameOf = (api: string): string => `nbflow.key:${api.replace(/\/+$/u, "")}`;

/** The API key, or `user:password`; null where none is kept. */
export async function keptKey({ context }: Editor, api: string): Promise<string | null> {
  return (await context.secrets.get(nameOf(api))) ?? null;
}

export async function keepKey({ context }: Editor, api: string, key: string): Promise<void> {
  await context.secrets.store(nameOf(api), key);
}

export async function forgetKey({ context }: Editor, api: string): Promise<void> {
  await context.secrets.delete(nameOf(api));
}

/** A key as `nbflow` reads it from its environment, which no list of processes shows. */
export function environmentOf(key: string | null): Readonly<Record<string, string>> {
  if (key === null) return {};
  return key.includes(":") ? { NBFLOW_API_AUTH_STRING: key } : { NBFLOW_API_KEY: key };
}
