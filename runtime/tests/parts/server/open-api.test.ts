import { describe, expect, test } from "vitest";
import { differences, type Document } from "./support/compare-documents.js";
import { PREFECT, useOurServer } from "./support/our-server.js";

describe.skipIf(PREFECT === "")("the document at /api/openapi.json", () => {
  const server = useOurServer({ services: false });

  test("is what the real server's says, for every path that is served", async () => {
    const real = JSON.parse((await server.python(REAL)).trim().split("\n").at(-1) ?? "") as Document;
    const ours = (await server.api("GET", "/openapi.json")) as Document;
    expect(differences(real, ours)).toEqual([]);
    // the comparison itself sees what is missing
    const { "/flows/": _, ...rest } = real.paths;
    expect(differences({ ...real, paths: rest }, ours)).toContain(
      "post /flows/: the real server has no such operation",
    );
  });
});

const REAL = `
import json
from starlette.routing import Mount
from prefect.server.api.server import create_app

app = create_app(ephemeral=True)
api = next(route.app for route in app.routes if isinstance(route, Mount) and route.path == "/api")
print(json.dumps(api.openapi()))
`;
