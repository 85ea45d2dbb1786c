import { expect } from "vitest";

/** What the real server says where its database is locked; it has done nothing then, and its clients ask again. */
const LOCKED = 503;

/** Asks the API at an address; gives the body of what must be a success. */
export const asking =
  (url: string) =>
  async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const send = () =>
      fetch(`${url}${path}`, {
        method,
        headers: { "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    let response = await send();
    while (response.status === LOCKED) response = await send();
    const answer = await response.text();
    expect(response.status, answer).toBeLessThan(300);
    return answer === "" ? null : (JSON.parse(answer) as unknown);
  };
