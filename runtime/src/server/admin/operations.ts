import { Type } from "typebox";
import { ApiError } from "../http/api-error.js";
import { Reply, resource } from "../http/operation.js";
import { json, jsonObject, named, maybe, uuid, opt, strict } from "../schema/kit.js";
import { API_VERSION, PREFECT_VERSION } from "./versions.js";

const { reads, writes } = resource("Admin");
const STORAGE = named(
  "ServerDefaultResultStorage",
  Type.Object({ default_result_storage_block_id: maybe(uuid()) }),
);
const KEY = "default_result_storage_block_id";

/** What clients ask before anything else, and what is true of the server as a whole. */
export const adminOperations = [
  reads("get", "/health", {
    summary: "Whether the server is there.",
    role: "anyone",
    answers: { 200: Type.Boolean() },
    act: () => true,
  }),
  reads("get", "/ready", {
    summary: "Whether the server and its store are ready.",
    role: "anyone",
    answers: { 200: json() },
    act: (db) => {
      db.get("SELECT 1 AS one");
      return { message: "OK" };
    },
  }),
  reads("get", "/hello", {
    summary: "Say hello.",
    role: "anyone",
    answers: { 200: Type.String() },
    act: () => "👋",
  }),
  reads("get", "/version", {
    summary: "The API's version.",
    answers: { 200: Type.String() },
    act: () => API_VERSION,
  }),
  reads("get", "/admin/version", {
    summary: "The version of Prefect whose API this is.",
    answers: { 200: Type.String() },
    act: () => PREFECT_VERSION,
  }),
  reads("get", "/admin/settings", {
    summary: "The server's settings.",
    answers: { 200: named("Settings", jsonObject()) },
    act: (_db, { deps }) => ({
      api: { url: `${deps.url}/api` },
      server: { api: { default_limit: 200, csrf_protection_enabled: false, max_parameter_size: 512 * 1024 } },
    }),
  }),
  reads("get", "/csrf-token", {
    summary: "Say that no token is needed: requests are known by their key, and pages by their origin.",
    role: "anyone",
    query: Type.Object({ client: opt(Type.String()) }),
    answers: { 200: json(), 422: json() },
    act: () => {
      throw new ApiError(422, "CSRF protection is disabled.");
    },
  }),
  reads("get", "/admin/storage", {
    summary: "The block that results are kept in where nothing else is said.",
    answers: { 200: STORAGE },
    act: (db) => ({ [KEY]: db.get("SELECT value FROM settings WHERE key = ?", KEY)?.["value"] ?? null }),
  }),
  writes("put", "/admin/storage", {
    summary: "Set the block that results are kept in.",
    role: "admin",
    body: named("ServerDefaultResultStorageUpdate", strict({ default_result_storage_block_id: uuid() })),
    answers: { 200: STORAGE },
    act: (db, { body }) => {
      const id = body.default_result_storage_block_id.toLowerCase();
      if (db.get("SELECT 1 AS one FROM block_documents WHERE id = ?", id) === null)
        throw new ApiError(404, `Block document ${id} not found.`);
      db.run("INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)", KEY, id);
      return new Reply(200, { [KEY]: id });
    },
  }),
  writes("delete", "/admin/storage", {
    summary: "Set no block for results.",
    role: "admin",
    answers: { 204: null },
    act: (db) => {
      db.run("DELETE FROM settings WHERE key = ?", KEY);
    },
  }),
];
