export { openSqliteStore, stateFolder, type SqliteStoreOptions } from "./open-sqlite-store.js";
