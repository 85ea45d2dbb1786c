const NAME = "nbflow-api-key";

/** The key that was given in this tab; it is gone when the tab is closed. */
export function keptKey(): string | null {
  return sessionStorage.getItem(NAME);
}

export function keepKey(key: string | null): void {
  if (key === null) sessionStorage.removeItem(NAME);
  else sessionStorage.setItem(NAME, key);
}
