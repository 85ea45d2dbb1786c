import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Hono } from "hono";
import sirv from "sirv";
import { ServerError } from "./server-error.js";

/** The dashboard's own files and the API, and nothing from elsewhere. */
const POLICY =
  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

/** The dashboard's pages as they are built into the package; null where they are not. */
export function dashboardPages(): string | null {
  const folder = fileURLToPath(new URL("../../dist/dashboard", import.meta.url));
  return existsSync(join(folder, "index.html")) ? folder : null;
}

/**
 * Serves the files of a folder at `/`, and its `index.html` for every address that is no file and not below `/api`.
 * @throws ServerError where the folder has no index.html.
 */
export function servePages(app: Hono<{ Bindings: HttpBindings }>, folder: string | null): void {
  if (folder === null) {
    app.get("/", (context) =>
      context.text("nbflow server. The API is at /api, described by /api/openapi.json.\n"),
    );
    return;
  }
  if (!existsSync(join(folder, "index.html"))) {
    throw new ServerError(
      "no-pages",
      `${folder} has no index.html.`,
      "Name the folder that holds the dashboard's pages.",
    );
  }
  const serve = sirv(folder, {
    single: true,
    etag: true,
    setHeaders: (response) => {
      response.setHeader("Content-Security-Policy", POLICY);
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("Referrer-Policy", "no-referrer");
    },
  });
  app.get("*", (context) => {
    const { incoming, outgoing } = context.env;
    serve(incoming, outgoing, () => {
      outgoing.statusCode = 404;
      outgoing.end("Not Found");
    });
    return RESPONSE_ALREADY_SENT;
  });
}
