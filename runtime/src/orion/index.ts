export { ApiError, type ApiErrorCode } from "./api-error.js";
export * from "./address/index.js";
export * from "./blocks/index.js";
export * from "./client/index.js";
export * from "./contents/index.js";
export { read, type Fields } from "./read.js";
export * from "./tracking/index.js";
