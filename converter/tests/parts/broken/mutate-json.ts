import type { Random } from "../support/random.js";

type Container = Record<string, unknown> | unknown[];

/** A copy of a JSON value with some of its places changed: other types, no key, twice the same, deep nesting. */
export function mutatedJson(value: unknown, random: Random): unknown {
  const copy = structuredClone(value);
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    const places = [...placesIn(copy)];
    if (places.length === 0) break;
    const [container, key] = random.pick(places);
    change(container, key, random);
  }
  return copy;
}

function change(container: Container, key: string | number, random: Random): void {
  const place = container as Record<string | number, unknown>;
  const how = random.below(8);
  if (how === 0) remove(container, key);
  else if (how === 1 && Array.isArray(container)) container.splice(Number(key), 0, place[key]);
  else if (how === 2 && !Array.isArray(container)) {
    const value = container[key];
    remove(container, key);
    container[random.pick(["cells", "source", "__proto__", "constructor", "", `${key}s`, "nbformat"])] =
      value;
  } else if (how === 3) place[key] = [place[key]];
  else if (how === 4) place[key] = { value: place[key] };
  else place[key] = otherValue(random);
}

function remove(container: Container, key: string | number): void {
  if (Array.isArray(container)) container.splice(Number(key), 1);
  else delete container[key];
}

function otherValue(random: Random): unknown {
  return random.pick([
    () => null,
    () => true,
    () => 0,
    () => -1,
    () => 4.5,
    () => 1e308,
    () => random.below(12),
    () => "",
    () => "4",
    () => "code",
    () => "markdown",
    () => "raw",
    () => "heading",
    () => "\0",
    () => "\ud800x\udc00\ud800",
    () => "x".repeat(20_000),
    () => "# h\n".repeat(5_000),
    () => [],
    () => ({}),
    () => [null, 1, "x = 1\n", ["y"]],
    () => ["a = 1\n", "b = a"],
    () => ["parameters", "skip-execution", "raises-exception"],
    () => ({ name: "python3", language: "Python", display_name: 3 }),
    () => ({ name: "deno", language: "typescript" }),
    () => ({ name: "constructor", language: "__proto__" }),
    () => nested(random.pick([50, 1_000, 20_000])),
  ])();
}

/** Deep JSON, made without recursion. */
function nested(depth: number): unknown {
  let value: unknown = "x = 1";
  for (let at = 0; at < depth; at += 1) value = at % 2 === 0 ? [value] : { cells: value };
  return value;
}

/** Every place in it, as its container and key; no deeper than where notebooks have something. */
function* placesIn(value: unknown, depth = 0): Generator<readonly [Container, string | number]> {
  if (typeof value !== "object" || value === null || depth > 6) return;
  const container = value as Container;
  for (const key of Array.isArray(container) ? container.keys() : Object.keys(container)) {
    yield [container, key];
    yield* placesIn((container as Record<string | number, unknown>)[key], depth + 1);
  }
}
