import { change, fresh, nothing, scalar, view, writesFile } from "./behaviour.js";
import { table, under, type Library } from "./library.js";
import { source } from "./standard-source.js";

const does = { changes: ["receiver"], effects: [change("database"), writesFile("receiver")] } as const;

/** Connections and cursors are one type: what is done by the one is seen by the other. */
export const sqlite: Library = {
  modules: ["sqlite3"],
  source,
  functions: under(
    "sqlite3",
    table(
      [fresh("sqlite", { effects: [change("database"), writesFile(0, "database")] }), "connect"],
      [nothing({ effects: [change("settings")] }), "register_adapter register_converter"],
    ),
  ),
  otherwise: null,
  types: {
    sqlite: {
      calls: true,
      iterator: true,
      iteration: fresh("tuple", does),
      methods: table(
        [view("sqlite", does), "cursor execute executemany executescript"],
        [scalar("NoneType", does), "commit rollback close"],
        [fresh("list", does), "fetchall fetchmany"],
        [fresh("tuple", does), "fetchone"],
      ),
      attributes: table([scalar(), "rowcount lastrowid total_changes in_transaction"]),
    },
  },
};
