export { addServer } from "./add-server.js";
export { serverCommands } from "./commands.js";
export { environmentOf } from "./keys.js";
export { makeServers, type Servers } from "./servers.js";
