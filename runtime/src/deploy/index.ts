export { makeBundle, type FlowBundle } from "./bundle/make-bundle.js";
export { changes, deploy, type Change, type Deployment, type Schedule } from "./deployment.js";
export { findSecrets, type FoundSecret } from "./find-secrets.js";
export { differencesOf, type TypeDifferences } from "./parameter-types.js";
export { findRequirements, type Requirements } from "./requirements/find-requirements.js";
export { SERVER_STORAGE, storagesOf, type Storage } from "./storage/storage.js";
