export { ApiError, type ApiErrorCode } from "./api-error.js";
export * from "./address/index.js";
export * from "./client/index.js";
export * from "./tracking/index.js";
