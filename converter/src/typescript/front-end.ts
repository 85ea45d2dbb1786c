import { analyseDataflow } from "../dataflow/index.js";
import type { FrontEnd, KnownCell } from "../front-end.js";
import { IDENTITY } from "../ipython/line-map.js";
import { tooDeep, unlessTooDeep } from "../too-deep.js";
import { scriptGlobals } from "./globals.js";
import { scriptParameters } from "./parameters.js";
import { parseCell } from "./parse-cell.js";
import { plainDataflow } from "./plain-dataflow.js";
import { scriptFacts } from "./script-facts.js";

/** TypeScript and JavaScript, which is read as the same. */
export const scriptFrontEnd: FrontEnd = {
  cell: (source) => unlessTooDeep(() => knownCell(source)) ?? tooDeep(source),
  dataflow: (cells) => plainDataflow(analyseDataflow(cells, "javascript")),
  parameters: (cell, source) => unlessTooDeep(() => scriptParameters(cell, parseCell(source))) ?? [],
  globals: scriptGlobals,
};

function knownCell(source: string): KnownCell {
  const script = parseCell(source);
  return {
    parsed: {
      source,
      transformed: { code: source, map: IDENTITY, magics: [], automagic: null },
      tree: null,
      error: script.error,
      automagic: false,
      embedded: [],
    },
    facts: scriptFacts(script),
  };
}
