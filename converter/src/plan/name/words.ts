const stop = new Set(
  `a an the this that these those our your my its their some of to in on for with them him her me from by as at into and or is are be was
  were we you it us let lets i using via what how why when which where there here now then also just will can do does
  did has have e g ie eg etc vs so if than about over under out up off each any all both`.split(/\s+/),
);

/** A heading or comment as words of ASCII, without numbering, emphasis, code marks and what stands in brackets. */
export function words(text: string): string[] {
  const bare = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replaceAll(/[’'`´]/g, "")
    .replace(/\([^()]*\)|\[[^\][]*\]/g, " ");
  const plain = withoutNumber(bare);
  return plain
    .replaceAll(/\p{L}[\p{L}\d]*/gu, humps)
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== "");
}

/** `RandomForest` is two words, `NumPy` and `LaTeX` are one. */
function humps(word: string): string {
  const parts = word.replaceAll(/([a-z\d])([A-Z][a-z])/g, "$1 $2").split(" ");
  return parts.every((part) => part.length > 2) ? parts.join(" ") : word;
}

/** Without "2.1", "Step 3:", "IV." or "a)" in front. */
export function withoutNumber(text: string): string {
  return text.replace(numbered, "").replace(/^\s*[a-z][.)]\s+(?=\S)/i, "");
}

const numbered =
  /^\s*(?:(?:step|part|section|task|exercise|question|problem|chapter|cell|q|ex)\.?\s*#?)?\s*(?:\d+|[ivx]+(?=[.):]))(?:\.\w{1,3})*[.):\-–—]*\s+(?=\S)/i;

/** The words that carry the meaning, in order. */
export function contentWords(text: string): string[] {
  return words(text).filter((word) => !stop.has(word));
}

export function isStopWord(word: string): boolean {
  return stop.has(word);
}

/** A variable's words: `X_train` is `x`, `train`; `rmseByMonth` is `rmse`, `by`, `month`. */
export function variableWords(name: string): string[] {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== "");
}

export function camelCase(parts: readonly string[]): string {
  return parts
    .map((part, index) => (index === 0 ? part : part.slice(0, 1).toUpperCase() + part.slice(1)))
    .join("");
}
