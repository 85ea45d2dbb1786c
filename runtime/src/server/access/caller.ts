/** `read` looks at everything but secrets; `run` does what flows and workers do; `admin` does all. */
const ROLES = ["read", "run", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Who asks: the key's name and role; `null` where the server takes everyone. */
export interface Caller {
  readonly name: string | null;
  readonly role: Role;
  /** The client's version, from its User-Agent: `3.8.8`; null where it is not Prefect's. */
  readonly version: string | null;
}

export function mayDo(caller: Pick<Caller, "role">, needed: Role): boolean {
  return ROLES.indexOf(caller.role) >= ROLES.indexOf(needed);
}
