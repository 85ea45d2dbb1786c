type Data = Readonly<Record<string, unknown>>;

/** What a secret is shown as. */
const HIDDEN = "********";

/** Data with its secret fields hidden; a field is a path with dots, in which `*` stands for all that is below. */
export function hideSecrets(data: Data, secretFields: readonly string[]): Data {
  return secretFields.reduce<Data>((shown, field) => hide(shown, field.split(".")) as Data, data);
}

/** What was sent, with secrets that were sent back hidden as they were shown put back in. */
export function keepHidden(before: unknown, after: unknown): unknown {
  if (after === HIDDEN && before !== undefined && before !== null) return before;
  if (!isObject(after)) return after;
  const old = isObject(before) ? before : {};
  return Object.fromEntries(Object.entries(after).map(([key, value]) => [key, keepHidden(old[key], value)]));
}

function hide(value: unknown, path: readonly string[]): unknown {
  const [first, ...rest] = path;
  if (first === undefined || first === "*") return hideAll(value);
  if (Array.isArray(value)) return value.map((item) => hide(item, path));
  if (!isObject(value) || !(first in value)) return value;
  return { ...value, [first]: hide(value[first], rest) };
}

function hideAll(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hideAll);
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, hideAll(item)]));
  return value === null || value === undefined ? value : HIDDEN;
}

function isObject(value: unknown): value is Data {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
