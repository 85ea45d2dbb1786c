export { CONTENT_SLUG, contentName, openContent } from "./content.js";
export { contentsOf, type Contents, type Sent as SentArtifact } from "./contents.js";
