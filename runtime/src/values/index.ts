export {
  describeKept,
  keep,
  keptOf,
  readDescription,
  restore,
  type KeptValue,
  type StoredResult,
} from "./kept-value.js";
