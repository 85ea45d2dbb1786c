const place = /(<!-- corpus: measured )(\S+)( by `[^`]*` -->\n)([\s\S]*?)(\n<!-- \/corpus -->)/;

/** The table that stands in the README; empty where there is none. */
export function measured(readme) {
  return place.exec(readme)?.[4].trim() ?? "";
}

/** The README with another table, as measured on a day. */
export function withMeasured(readme, table, day) {
  if (!place.test(readme)) throw new Error("The README has no place for the table.");
  return readme
    .replace(place, (_, open, _day, command, _table, close) => `${open}${day}${command}\n${table}\n${close}`)
    .replace(/(Measured on )\d{4}-\d\d-\d\d/, `$1${day}`);
}

/** A figure may be so far off, in parts of it, or by one, before the table is out of date. */
const tolerance = 0.02;

/** Where two tables tell different things, line by line. */
export function difference(stated, found) {
  const [before, now] = [lines(stated), lines(found)];
  const wrong = now.flatMap((line, index) =>
    same(before[index] ?? [], line)
      ? []
      : [`stated: ${(before[index] ?? []).join(" | ")}`, `found:  ${line.join(" | ")}`],
  );
  return before.length === now.length
    ? wrong
    : [...wrong, `${before.length} lines are stated, ${now.length} found`];
}

function lines(table) {
  return table
    .split("\n")
    .filter((line) => line.startsWith("|") && !/^\|[\s|-]*$/.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim()));
}

function same(stated, found) {
  return stated.length === found.length && found.every((cell, index) => near(stated[index], cell));
}

function near(stated, found) {
  const number = /\d+(?:\.\d+)?/g;
  if (stated.replaceAll(number, "#") !== found.replaceAll(number, "#")) return false;
  const [before, now] = [stated, found].map((cell) => (cell.match(number) ?? []).map(Number));
  return now.every((value, index) => {
    const allowed = Math.max(tolerance * value, Number.isInteger(value) ? 1 : 0.01);
    return Math.abs(before[index] - value) <= allowed + 1e-9;
  });
}
