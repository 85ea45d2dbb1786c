import { ApiError } from "../http/api-error.js";
import type { Data } from "../data/db.js";
import type { Caller, Role } from "./caller.js";
import { Failures } from "./failures.js";
import { hasKeys, keyOf, sameText } from "./keys.js";

export interface GuardOptions {
  /** Takes everyone, whatever keys there are. */
  readonly open: boolean;
  /** A key with the role `admin` that is kept in memory alone, as the `NBFLOW_SERVER_KEY` of whoever starts the server; null for none. */
  readonly key: string | null;
}

/** Says who asks. Where there is no key at all, everyone may do all: the server then listens to this machine alone. */
export class Guard {
  readonly #data: Data;
  readonly #options: GuardOptions;
  readonly #failures = new Failures();

  constructor(data: Data, options: GuardOptions) {
    this.#data = data;
    this.#options = options;
  }

  /** @throws ApiError 401 without a key that is known, 429 after too many failures. */
  async who(credentials: readonly string[], address: string, version: string | null): Promise<Caller> {
    if (this.#options.open) return { name: null, role: "admin", version };
    const wait = this.#failures.waitFor(address);
    if (wait > 0 && credentials.length > 0) {
      throw new ApiError(
        429,
        "Too many failed logins.",
        { exception_message: "Too many failed logins." },
        {
          "Retry-After": String(wait),
        },
      );
    }
    const found = await this.#data.read((db) => {
      if (this.#options.key === null && !hasKeys(db)) return { name: null, role: "admin" as Role };
      for (const credential of credentials) {
        if (this.#options.key !== null && sameText(credential, this.#options.key))
          return { name: null, role: "admin" as Role };
        const key = keyOf(db, credential);
        if (key !== null) return key;
      }
      return null;
    });
    if (found !== null) return { name: found.name, role: found.role, version };
    if (credentials.length > 0) this.#failures.failed(address);
    throw new ApiError(
      401,
      "Unauthorized",
      { exception_message: "Unauthorized" },
      { "WWW-Authenticate": "Bearer" },
    );
  }
}
