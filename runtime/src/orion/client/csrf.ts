import { v4 as uuid } from "uuid";
import { read } from "../read.js";
import type { Method, OrionClient } from "./client.js";

/** What a server asks for that guards its pages against forged requests: a token, fetched when it first refuses one. */
export class CsrfTokens {
  readonly #client = uuid();
  #token: string | null = null;

  get areKnown(): boolean {
    return this.#token !== null;
  }

  headersFor(method: Method): Readonly<Record<string, string>> {
    if (this.#token === null || method === "GET") return {};
    return { "prefect-csrf-client": this.#client, "prefect-csrf-token": this.#token };
  }

  async fetchFrom(client: OrionClient): Promise<void> {
    this.#token = read.text(await client.call("GET", `csrf-token?client=${this.#client}`), "token");
  }
}

export function isAboutCsrf(status: number, answer: string): boolean {
  return status === 403 && /csrf/iu.test(answer);
}
