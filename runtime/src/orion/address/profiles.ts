import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeAtomically } from "../../files/index.js";
import { ApiError } from "../api-error.js";

/** What a profile may set. Keys are secret: they are written to the file and shown nowhere. */
const PROFILE_SETTINGS = ["api_url", "api_key", "api_auth_string"] as const;
export type ProfileSetting = (typeof PROFILE_SETTINGS)[number];
export type Profile = Readonly<Partial<Record<ProfileSetting, string>>>;

export interface Profiles {
  /** The one that is used where nothing else says where the API is; null for none. */
  readonly active: string | null;
  readonly profiles: Readonly<Record<string, Profile>>;
}

const NONE: Profiles = { active: null, profiles: {} };

/** Our profiles, in the state folder. */
export function profilesPath(home: string): string {
  return join(home, "profiles.toml");
}

/** @throws ApiError `api-address` where the file is there and can't be read. */
export async function readProfiles(path: string): Promise<Profiles> {
  return readToml(path, (name) => {
    const known = PROFILE_SETTINGS.find((setting) => setting === name);
    return known ?? null;
  });
}

/** Writes the profiles so that none but their owner can read them. */
export async function writeProfiles(path: string, { active, profiles }: Profiles): Promise<void> {
  const { stringify } = await import("smol-toml");
  const text = stringify({ ...(active === null ? {} : { active }), profiles });
  await writeAtomically(path, `${text}\n`, { mode: 0o600 });
}

const PREFECT_SETTINGS: Readonly<Record<string, ProfileSetting>> = {
  PREFECT_API_URL: "api_url",
  PREFECT_API_KEY: "api_key",
  PREFECT_API_AUTH_STRING: "api_auth_string",
};

/** Prefect's profiles, as far as they say where an API is. */
export async function readPrefectProfiles(path: string): Promise<Profiles> {
  return readToml(path, (name) => PREFECT_SETTINGS[name] ?? null);
}

async function readToml(path: string, settingOf: (name: string) => ProfileSetting | null): Promise<Profiles> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    // a state folder that can't be is told of by whoever opens it
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return NONE;
    throw new ApiError("api-address", `${path} can't be read: ${(error as Error).message}`, { cause: error });
  }
  try {
    const { parse } = await import("smol-toml");
    return readTables(parse(text), settingOf);
  } catch (error) {
    const [first = ""] = (error as Error).message.split("\n");
    throw new ApiError("api-address", `${path} is not TOML: ${first}`, {
      hint: "Put it right, or move it away.",
      cause: error,
    });
  }
}

function readTables(
  toml: Readonly<Record<string, unknown>>,
  settingOf: (name: string) => ProfileSetting | null,
): Profiles {
  const { active, profiles } = toml;
  const tables = isTable(profiles) ? profiles : {};
  const read = Object.entries(tables).map(([name, table]) => {
    const profile: Partial<Record<ProfileSetting, string>> = {};
    for (const [key, value] of Object.entries(isTable(table) ? table : {})) {
      const setting = settingOf(key);
      if (setting !== null && typeof value === "string" && value !== "") profile[setting] = value;
    }
    return [name, profile] as const;
  });
  return {
    active: typeof active === "string" && active in tables ? active : null,
    profiles: Object.fromEntries(read),
  };
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
