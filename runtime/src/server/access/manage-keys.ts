import { openConnection } from "../../store/sqlite/index.js";
import { openData } from "../data/db.js";
import { ServerError } from "../server-error.js";
import type { Role } from "./caller.js";
import { createKey, deleteKey, listKeys, type ApiKey } from "./keys.js";

export interface KeyManager {
  /** Gives the key itself, which can't be read again. */
  create(name: string, role: Role): Promise<string>;
  list(): Promise<readonly ApiKey[]>;
  remove(name: string): Promise<void>;
}

const NAME = /^[\w.@-]{1,100}$/u;

/** Opens the state folder's keys for as long as `use` takes; a running server knows of changes at once. */
export async function manageKeys<Result>(
  home: string,
  use: (keys: KeyManager) => Promise<Result>,
): Promise<Result> {
  const connection = await openConnection({ home });
  const data = openData(connection, () => undefined);
  try {
    return await use({
      create: async (name, role) => {
        if (!NAME.test(name))
          throw new ServerError(
            "bad-key",
            `${name} is no name for a key.`,
            "Letters, digits and . @ _ - may stand in it.",
          );
        const all = await data.read(listKeys);
        if (all.some((key) => key.name === name))
          throw new ServerError(
            "bad-key",
            `There is a key ${name} already.`,
            `Take it away first: nbflow server key rm ${name}.`,
          );
        return (await data.write((db) => createKey(db, name, role))).key;
      },
      list: () => data.read(listKeys),
      remove: async (name) => {
        if (!(await data.write((db) => deleteKey(db, name))))
          throw new ServerError("bad-key", `There is no key ${name}.`, "See them: nbflow server key ls.");
      },
    });
  } finally {
    await connection.close();
  }
}
