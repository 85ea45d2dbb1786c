/**
 * What a request's Authorization header may hold as a key: a bearer token, or of Basic auth the password and the whole text, as
 * Prefect's clients send their `PREFECT_API_AUTH_STRING`.
 */
export function credentialsIn(header: string | undefined): readonly string[] {
  if (header === undefined) return [];
  const [scheme = "", value = ""] = header.trim().split(/\s+/u, 2);
  if (/^bearer$/iu.test(scheme)) return value === "" ? [] : [value];
  if (!/^basic$/iu.test(scheme)) return [];
  return credentialsOf(Buffer.from(value, "base64").toString("utf8"));
}

/** The same of a text that a websocket's first message holds. */
export function credentialsOf(text: string): readonly string[] {
  const at = text.indexOf(":");
  return at === -1 ? [text] : [text, text.slice(at + 1)];
}
