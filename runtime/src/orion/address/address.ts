import { ApiError } from "../api-error.js";

/** Where an Orion API is, and what opens it. */
export interface ApiAddress {
  /** With the path, without a slash at the end: `http://127.0.0.1:4200/api`. */
  readonly url: string;
  readonly auth: ApiAuth;
  /** Where it was found, in words: `--api`, `PREFECT_API_URL`, `profile prod`. */
  readonly source: string;
}

export type ApiAuth =
  | { readonly kind: "none" }
  | { readonly kind: "bearer"; readonly key: string }
  /** `user:password`, as Prefect's `PREFECT_API_AUTH_STRING` has it. */
  | { readonly kind: "basic"; readonly credentials: string };

/** @throws ApiError `api-address` where the text is no http address. */
export function apiAddress(url: string, auth: ApiAuth, source: string): ApiAddress {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw noAddress(url, source);
  }
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:") throw noAddress(url, source);
  if (parsed.username !== "" || parsed.password !== "") {
    throw new ApiError("api-address", `The address of ${source} holds a password.`, {
      hint: "Give it apart from the address, as NBFLOW_API_KEY or with a profile, so that it is shown nowhere.",
    });
  }
  return { url: `${parsed.origin}${parsed.pathname}`.replace(/\/+$/u, ""), auth, source };
}

/** What opens an API, of what a person has set; a key goes before a password. */
export function authOf(key: string | undefined, credentials: string | undefined): ApiAuth {
  if (key !== undefined && key !== "") return { kind: "bearer", key };
  if (credentials !== undefined && credentials !== "") return { kind: "basic", credentials };
  return { kind: "none" };
}

/** The server's pages, which a person opens: the API's address without `/api`. */
export function pagesOf({ url }: Pick<ApiAddress, "url">): string {
  return url.replace(/\/api$/u, "");
}

function noAddress(url: string, source: string): ApiError {
  return new ApiError("api-address", `${JSON.stringify(url)} (${source}) is no address of an API.`, {
    hint: "It is like http://127.0.0.1:4200/api",
  });
}
