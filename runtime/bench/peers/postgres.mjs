import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { once } from "node:events";
import { userInfo } from "node:os";
import { delimiter, join } from "node:path";
import { freePorts } from "./free-ports.mjs";

/** PostgreSQL refuses to run as root. */
function unprivileged() {
  if (userInfo().uid !== 0) return {};
  const id = (flag) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

/** Where Debian has PostgreSQL's programs, which are not on PATH there; the newest last. */
const DEBIAN = "/usr/lib/postgresql";

/** The folder of PostgreSQL's programs, with a slash at its end; empty where PATH has them, null where there are none. */
function programs() {
  const onPath = (process.env.PATH ?? "")
    .split(delimiter)
    .some((folder) => existsSync(join(folder, "initdb")));
  if (onPath) return "";
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const newest = versions
    .filter((version) => existsSync(join(DEBIAN, version, "bin/initdb")))
    .toSorted((a, b) => Number(a) - Number(b))
    .at(-1);
  return newest === undefined ? null : `${DEBIAN}/${newest}/bin/`;
}

/** A PostgreSQL of its own in `folder`, with its usual durability; null where none is installed. */
export async function startPostgres(folder) {
  const bin = programs();
  if (bin === null) return null;
  const user = unprivileged();
  const data = join(folder, "data");
  mkdirSync(data, { recursive: true });
  if (user.uid !== undefined) for (const path of [folder, data]) chownSync(path, user.uid, user.gid);
  execFileSync(`${bin}initdb`, ["-D", data, "-U", "bench", "--auth=trust"], { ...user, stdio: "ignore" });
  const [port] = await freePorts(1);
  const server = spawn(`${bin}postgres`, ["-D", data, "-p", String(port), "-k", folder, "-h", "127.0.0.1"], {
    ...user,
    stdio: ["ignore", "ignore", "pipe"],
  });
  for await (const [piece] of on(server.stderr)) {
    if (String(piece).includes("ready to accept connections")) break;
  }
  return {
    url: `postgresql://bench@127.0.0.1:${port}/postgres`,
    async close() {
      server.kill("SIGINT");
      await once(server, "exit");
    },
  };
}

async function* on(stream) {
  for (;;) yield await once(stream, "data");
}
