export type { Binding, Scope, ScopeKind, ScopeName } from "./scope.js";
export { scopesOf } from "./scopes-of.js";
export type { ScopeOptions } from "./scopes-of.js";
