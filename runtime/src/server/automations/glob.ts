/** What a place of a pattern takes: any number of characters, or one that fits. */
type Place = "*" | ((char: string) => boolean);

const ANY = (): boolean => true;
const KEPT = 1000;
const known = new Map<string, readonly Place[]>();

/** Whether a text is what a pattern of Python's `fnmatch` says: `*`, `?`, `[abc]`, `[!abc]`; case counts. */
export function isLike(text: string, pattern: string): boolean {
  return fits(
    text,
    remembered(`=${pattern}`, () => placesOf(pattern)),
  );
}

/** Whether a text begins as a pattern says in which only `*` stands for others, and for one at least. */
export function beginsLike(text: string, pattern: string): boolean {
  const places = () =>
    Array.from(pattern).flatMap((char): readonly Place[] => (char === "*" ? [ANY, "*"] : [is(char)]));
  return fits(
    text,
    remembered(`^${pattern}`, () => [...places(), "*"]),
  );
}

/** In time with the product of both lengths, whatever the pattern is. */
function fits(text: string, places: readonly Place[]): boolean {
  const chars = Array.from(text);
  let at = 0;
  let place = 0;
  let star = -1;
  let begun = 0;
  while (at < chars.length) {
    const wanted = places[place];
    if (wanted === "*") {
      star = place;
      begun = at;
      place += 1;
    } else if (wanted?.(chars[at] ?? "") === true) {
      at += 1;
      place += 1;
    } else if (star === -1) return false;
    else {
      // the last star takes one more
      place = star + 1;
      begun += 1;
      at = begun;
    }
  }
  return places.slice(place).every((left) => left === "*");
}

function placesOf(pattern: string): readonly Place[] {
  const places: Place[] = [];
  const chars = Array.from(pattern);
  for (let at = 0; at < chars.length; at += 1) {
    const char = chars[at] ?? "";
    if (char === "*") places.push("*");
    else if (char === "?") places.push(ANY);
    else if (char === "[") {
      const isNegative = chars[at + 1] === "!";
      const first = at + (isNegative ? 2 : 1);
      // a bracket that comes first belongs to the set, and one without an end stands for itself
      const end = chars.indexOf("]", first + 1);
      if (end === -1) places.push(is(char));
      else {
        const set = setOf(chars.slice(first, end));
        places.push((one) => set(one) !== isNegative);
        at = end;
      }
    } else places.push(is(char));
  }
  return places;
}

/** Single characters, and ranges like `a-z`. */
function setOf(chars: readonly string[]): (char: string) => boolean {
  const ranges: (readonly [string, string])[] = [];
  for (let at = 0; at < chars.length; at += 1) {
    const [from = "", dash, to] = chars.slice(at, at + 3);
    if (dash === "-" && to !== undefined) {
      ranges.push([from, to]);
      at += 2;
    } else ranges.push([from, from]);
  }
  return (char) => ranges.some(([from, to]) => from <= char && char <= to);
}

function is(wanted: string): (char: string) => boolean {
  return (char) => char === wanted;
}

function remembered(key: string, make: () => readonly Place[]): readonly Place[] {
  let places = known.get(key);
  if (places === undefined) {
    if (known.size >= KEPT) known.clear();
    known.set(key, (places = make()));
  }
  return places;
}
