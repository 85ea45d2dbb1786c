import { read, type Fields } from "../read.js";
import type { CallOptions, OrionClient } from "./client.js";

/** The most that the API gives at once. */
const PAGE = 200;

/** All that a filter finds, page by page; its order must be one in which nothing moves meanwhile. */
export async function readAll(
  client: OrionClient,
  path: string,
  filter: Fields = {},
  options?: CallOptions,
): Promise<readonly Fields[]> {
  const found: Fields[] = [];
  for (;;) {
    const body = { ...filter, limit: PAGE, offset: found.length };
    const page = read.list(await client.call("POST", path, body, options));
    found.push(...page.map((each) => read.fields(each)));
    if (page.length < PAGE) return found;
  }
}
