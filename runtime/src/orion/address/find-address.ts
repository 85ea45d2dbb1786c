import { homedir } from "node:os";
import { join } from "node:path";
import { ApiError } from "../api-error.js";
import { apiAddress, authOf, type ApiAddress } from "./address.js";
import { profilesPath, readPrefectProfiles, readProfiles, type Profile } from "./profiles.js";

export interface AddressRequest {
  /** What `--api` gives; an empty text asks for none. */
  readonly api?: string | undefined;
  /** What `--profile` gives: one of ours, else one of Prefect's. */
  readonly profile?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The state folder, where our profiles are. */
  readonly home: string;
}

/**
 * Where the API is: the first that says so of `--api`, `--profile`, `NBFLOW_API_URL`, `PREFECT_API_URL`, our active profile and
 * Prefect's (`PREFECT_PROFILE`, else its file's). Null where none does. A variable that is set and empty asks for none.
 * @throws ApiError `api-address` where what is given is no address, or no such profile is there.
 */
export async function findAddress(request: AddressRequest): Promise<ApiAddress | null> {
  const { api, profile, env, home } = request;
  if (api !== undefined) return api === "" ? null : apiAddress(api, authFrom(env), "--api");
  if (profile !== undefined) return namedProfile(profile, request);
  for (const name of ["NBFLOW_API_URL", "PREFECT_API_URL"]) {
    const url = env[name];
    if (url !== undefined) return url === "" ? null : apiAddress(url, authFrom(env), name);
  }
  const ours = await readProfiles(profilesPath(home));
  if (ours.active !== null) return ofProfile(ours.active, ours.profiles[ours.active] ?? {}, env);
  const prefects = await readPrefectProfiles(prefectProfilesPath(env));
  const active = env["PREFECT_PROFILE"] ?? prefects.active;
  return active === null ? null : ofProfile(active, prefects.profiles[active] ?? {}, env, "Prefect's ");
}

/** Where Prefect keeps its profiles. */
export function prefectProfilesPath(env: Readonly<Record<string, string | undefined>>): string {
  return (
    env["PREFECT_PROFILES_PATH"] ??
    join(env["PREFECT_HOME"] ?? join(env["HOME"] ?? homedir(), ".prefect"), "profiles.toml")
  );
}

async function namedProfile(name: string, { env, home }: AddressRequest): Promise<ApiAddress> {
  const ours = await readProfiles(profilesPath(home));
  const prefects = await readPrefectProfiles(prefectProfilesPath(env));
  const mine = ours.profiles[name];
  const found = mine ?? prefects.profiles[name];
  if (found === undefined) {
    const known = [...new Set([...Object.keys(ours.profiles), ...Object.keys(prefects.profiles)])];
    throw new ApiError("api-address", `There is no profile ${name}.`, {
      hint:
        known.length === 0
          ? `Make it: nbflow profile create ${name} --api-url http://127.0.0.1:4200/api`
          : `There are: ${known.join(", ")}.`,
    });
  }
  const address = ofProfile(name, found, env, mine === undefined ? "Prefect's " : "");
  if (address !== null) return address;
  throw new ApiError("api-address", `The profile ${name} has no address of an API.`, {
    hint: `Give it one: nbflow profile set ${name} --api-url http://127.0.0.1:4200/api`,
  });
}

function ofProfile(
  name: string,
  profile: Profile,
  env: AddressRequest["env"],
  whose = "",
): ApiAddress | null {
  if (profile.api_url === undefined) return null;
  const own = authOf(profile.api_key, profile.api_auth_string);
  const auth = own.kind === "none" ? authFrom(env) : own;
  return apiAddress(profile.api_url, auth, `${whose}profile ${name}`);
}

function authFrom(env: AddressRequest["env"]) {
  return authOf(
    env["NBFLOW_API_KEY"] ?? env["PREFECT_API_KEY"],
    env["NBFLOW_API_AUTH_STRING"] ?? env["PREFECT_API_AUTH_STRING"],
  );
}
