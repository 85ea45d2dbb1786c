import Anser from "anser";

export interface Piece {
  readonly text: string;
  /** Classes such as `ansi-red`, `ansi-bg-blue`, `ansi-bold`. */
  readonly classes: readonly string[];
  /** Colours beyond the sixteen, as `rgb(…)`. */
  readonly color: string | null;
  readonly background: string | null;
}

const ESCAPE = "\u001b";

/** Text with ANSI's colours as pieces; all other sequences are left out. */
export function piecesOf(text: string): readonly Piece[] {
  if (!text.includes(ESCAPE))
    return text === "" ? [] : [{ text, classes: [], color: null, background: null }];
  return Anser.ansiToJson(text, { use_classes: true, remove_empty: true }).map((part) => {
    const fore = colourOf(part.fg, part.fg_truecolor, "ansi-");
    const back = colourOf(part.bg, part.bg_truecolor, "ansi-bg-");
    const marks = [...new Set(part.decorations)].map((mark) => `ansi-${mark}`);
    return {
      text: part.content,
      classes: [...fore.classes, ...back.classes, ...marks],
      color: fore.rgb,
      background: back.rgb,
    };
  });
}

interface Colour {
  readonly classes: readonly string[];
  readonly rgb: string | null;
}

function colourOf(name: string | null, rgb: string | null, prefix: string): Colour {
  if (name === null || name === "") return { classes: [], rgb: null };
  if (name === "ansi-truecolor") return { classes: [], rgb: rgb === null ? null : `rgb(${rgb})` };
  const index = /^ansi-palette-(\d+)$/u.exec(name)?.[1];
  if (index !== undefined) return { classes: [], rgb: paletteColour(Number(index)) };
  return { classes: [prefix + name.replace(/^ansi-/u, "")], rgb: null };
}

/** Of the 256 colours those after the first sixteen: a cube of six steps a side, and a row of greys. */
function paletteColour(index: number): string {
  if (index >= 232) {
    const grey = 8 + (index - 232) * 10;
    return `rgb(${grey}, ${grey}, ${grey})`;
  }
  const place = index - 16;
  const side = (step: number) => (step === 0 ? 0 : 55 + step * 40);
  const parts = [Math.floor(place / 36), Math.floor(place / 6) % 6, place % 6];
  return `rgb(${parts.map(side).join(", ")})`;
}
