export { orionClient, type CallOptions, type ClientOptions, type OrionClient } from "./client.js";
export { serverVersion } from "./handshake.js";
export { findDeployment } from "./find-deployment.js";
export { orNull } from "./or-null.js";
export { readAll } from "./read-all.js";
export { untilThere } from "./until-there.js";
