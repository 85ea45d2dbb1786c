export { orionClient, type CallOptions, type ClientOptions, type OrionClient } from "./client.js";
export { serverVersion } from "./handshake.js";
