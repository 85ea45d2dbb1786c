export { toCloneBytes, whatCloneLoses } from "./clone-codec.js";
export {
  describeKept,
  keep,
  keptOf,
  readDescription,
  restore,
  type KeptValue,
  type StoredResult,
} from "./kept-value.js";
