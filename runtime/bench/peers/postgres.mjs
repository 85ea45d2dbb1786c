import { execFileSync, spawn } from "node:child_process";
import { chownSync, mkdirSync } from "node:fs";
import { once } from "node:events";
import { userInfo } from "node:os";
import { join } from "node:path";
import { freePorts } from "./free-ports.mjs";

/** PostgreSQL refuses to run as root. */
function unprivileged() {
  if (userInfo().uid !== 0) return {};
  const id = (flag) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

/** A PostgreSQL of its own in `folder`, with its usual durability; null where there is none on PATH. */
export async function startPostgres(folder) {
  const user = unprivileged();
  const data = join(folder, "data");
  mkdirSync(data, { recursive: true });
  if (user.uid !== undefined) for (const path of [folder, data]) chownSync(path, user.uid, user.gid);
  try {
    execFileSync("initdb", ["-D", data, "-U", "bench", "--auth=trust"], { ...user, stdio: "ignore" });
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
  const [port] = await freePorts(1);
  const server = spawn("postgres", ["-D", data, "-p", String(port), "-k", folder, "-h", "127.0.0.1"], {
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
