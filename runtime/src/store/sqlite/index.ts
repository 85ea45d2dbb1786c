export { openConnection, openSqliteStore } from "./open-sqlite-store.js";
export type { Connection } from "./connection.js";
export type { SqlInput, SqlRow, SqlValue } from "./database.js";
export { DELETE_CONTENTS } from "./contents.js";
export { isConstraint } from "./errors.js";
export { insertStateInto, stateColumns, type StateTable } from "./state-columns.js";
export { flowRunOf, stateOf, STATE_OF_RUN, taskRunOf } from "./rows.js";
