export type {
  Behaviour,
  Effect,
  FileEffect,
  Gives,
  MappedFile,
  Resource,
  ResourceEffect,
  Subject,
  WorldEffect,
} from "./behaviour.js";
export { Knowledge } from "./knowledge.js";
export type { KnownLanguage } from "./knowledge.js";
export { libraryOptions } from "./library-options.js";
export { quietPackages } from "./packages.js";
export { libraries } from "./libraries.js";
export { javascriptLibraries } from "./javascript/index.js";
export type { Library, TypeKnowledge } from "./library.js";
