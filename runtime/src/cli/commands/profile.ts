import {
  apiAddress,
  authOf,
  prefectProfilesPath,
  profilesPath,
  readPrefectProfiles,
  readProfiles,
  writeProfiles,
  type Profile,
  type Profiles,
} from "../../orion/index.js";
import { stateFolder } from "../../store/index.js";
import { CliError } from "../cli-error.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { table } from "../terminal/table.js";
import type { World } from "../world.js";

export interface ProfileOptions {
  readonly apiUrl?: string;
  /** `-` reads it from standard input. */
  readonly apiKey?: string;
  readonly apiAuthString?: string;
}

/** `nbflow profile create`. */
export async function createProfile(name: string, options: ProfileOptions, world: World): Promise<ExitCode> {
  const { path, profiles } = await ours(world);
  if (name in profiles.profiles) {
    throw new CliError(`There is a profile ${name} already.`, {
      hint: `Change it: nbflow profile set ${name} …`,
    });
  }
  if (!/^[\w.-]+$/u.test(name))
    throw new CliError(`A profile's name is of letters, digits, "-", "_" and ".", and ${name} is not.`);
  const profile = await settings({}, options, world);
  await writeProfiles(path, {
    active: profiles.active ?? name,
    profiles: { ...profiles.profiles, [name]: profile },
  });
  const used = profiles.active === null ? ", and is used from now on" : "";
  world.stdout.write(`The profile ${name} is made${used}.\n`);
  return EXIT.success;
}

/** `nbflow profile set`. */
export async function setProfile(name: string, options: ProfileOptions, world: World): Promise<ExitCode> {
  const { path, profiles } = await ours(world);
  const profile = await settings(known(profiles, name), options, world);
  await writeProfiles(path, { ...profiles, profiles: { ...profiles.profiles, [name]: profile } });
  return EXIT.success;
}

/** `nbflow profile use`; `--none` for no server. */
export async function useProfile(
  name: string | undefined,
  options: { readonly none?: boolean },
  world: World,
): Promise<ExitCode> {
  const { path, profiles } = await ours(world);
  if (options.none === true) {
    await writeProfiles(path, { ...profiles, active: null });
    world.stdout.write("No profile is used.\n");
    return EXIT.success;
  }
  if (name === undefined) throw new CliError("Say which profile, or --none.");
  if (!(name in profiles.profiles)) {
    const prefects = await readPrefectProfiles(prefectProfilesPath(world.env));
    const copied = prefects.profiles[name];
    if (copied === undefined) known(profiles, name);
    else if (copied.api_url === undefined)
      throw new CliError(`Prefect's profile ${name} has no PREFECT_API_URL.`);
    else
      throw new CliError(`${name} is a profile of Prefect's.`, {
        hint: `Use it there: prefect profile use ${name}; or make one here: nbflow profile create ${name} --api-url ${copied.api_url}`,
      });
  }
  await writeProfiles(path, { ...profiles, active: name });
  world.stdout.write(`The profile ${name} is used from now on.\n`);
  return EXIT.success;
}

/** `nbflow profile rm`. */
export async function removeProfile(name: string, world: World): Promise<ExitCode> {
  const { path, profiles } = await ours(world);
  known(profiles, name);
  const { [name]: _removed, ...left } = profiles.profiles;
  await writeProfiles(path, { active: profiles.active === name ? null : profiles.active, profiles: left });
  return EXIT.success;
}

/** `nbflow profile ls`: ours, and those of Prefect that have an address. */
export async function listProfiles(options: { readonly json?: boolean }, world: World): Promise<ExitCode> {
  const { profiles } = await ours(world);
  const prefects = await readPrefectProfiles(prefectProfilesPath(world.env));
  const rows = [
    ...rowsOf(profiles, "nbflow", profiles.active),
    ...rowsOf(prefects, "Prefect", profiles.active === null ? prefects.active : null).filter(
      (row) => row.apiUrl !== null,
    ),
  ];
  if (options.json === true) world.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else if (rows.length === 0) {
    world.stdout.write(
      "There is no profile yet. Make one: nbflow profile create local --api-url http://127.0.0.1:4200/api\n",
    );
  } else {
    world.stdout.write(
      table(
        rows,
        [
          { title: "", cell: (row) => (row.active ? "*" : "") },
          { title: "Profile", cell: (row) => row.name },
          { title: "API", cell: (row) => row.apiUrl ?? "", flexible: true },
          { title: "Opened by", cell: (row) => row.auth },
          { title: "Of", cell: (row) => row.of },
        ],
        world.stdout,
      ),
    );
  }
  return EXIT.success;
}

/** `nbflow profile inspect`: no key is shown. */
export async function inspectProfile(name: string | undefined, world: World): Promise<ExitCode> {
  const { profiles } = await ours(world);
  const asked = name ?? profiles.active;
  if (asked === null) throw new CliError("No profile is used.", { hint: "Say which: nbflow profile ls" });
  const profile = known(profiles, asked);
  world.stdout.write(
    `${JSON.stringify({ name: asked, active: profiles.active === asked, apiUrl: profile.api_url ?? null, auth: authWord(profile) }, null, 2)}\n`,
  );
  return EXIT.success;
}

interface Row {
  readonly name: string;
  readonly of: "nbflow" | "Prefect";
  readonly active: boolean;
  readonly apiUrl: string | null;
  readonly auth: string;
}

function rowsOf({ profiles }: Profiles, of: Row["of"], active: string | null): readonly Row[] {
  return Object.entries(profiles).map(([name, profile]) => ({
    name,
    of,
    active: name === active,
    apiUrl: profile.api_url ?? null,
    auth: authWord(profile),
  }));
}

function authWord({ api_key: key, api_auth_string: credentials }: Profile): string {
  return { none: "", bearer: "key", basic: "password" }[authOf(key, credentials).kind];
}

async function ours({ env }: World): Promise<{ readonly path: string; readonly profiles: Profiles }> {
  const path = profilesPath(stateFolder(env));
  return { path, profiles: await readProfiles(path) };
}

function known({ profiles }: Profiles, name: string): Profile {
  const profile = profiles[name];
  if (profile !== undefined) return profile;
  const names = Object.keys(profiles);
  throw new CliError(`There is no profile ${name}.`, {
    hint: names.length === 0 ? `Make it: nbflow profile create ${name}` : `There are: ${names.join(", ")}.`,
  });
}

async function settings(before: Profile, options: ProfileOptions, world: World): Promise<Profile> {
  const { apiUrl, apiKey, apiAuthString } = options;
  if (apiUrl !== undefined && apiUrl !== "") apiAddress(apiUrl, { kind: "none" }, "--api-url");
  if (apiKey === "-" && apiAuthString === "-")
    throw new CliError("Standard input can give the key or the password, not both.");
  const given = {
    api_url: apiUrl,
    api_key: apiKey === "-" ? await world.readStdin() : apiKey,
    api_auth_string: apiAuthString === "-" ? await world.readStdin() : apiAuthString,
  };
  const changed = Object.entries({ ...before, ...withoutUndefined(given) }).filter(
    ([, value]) => value !== "",
  );
  return Object.fromEntries(changed);
}

function withoutUndefined(values: Readonly<Record<string, string | undefined>>): Profile {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
