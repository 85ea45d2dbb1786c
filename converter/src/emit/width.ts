const wide =
  /[\u1100-\u115f\u231a\u231b\u2329\u232a\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const without = /[\u200b-\u200d\u2060]|\p{Mn}|\p{Me}/u;

/** How many columns a terminal or a formatter gives a text: an East Asian character takes two, a combining one none. */
export function columns(text: string): number {
  let count = 0;
  for (const character of text) {
    if (character < "\u0300") count += 1;
    else if (!without.test(character)) count += wide.test(character) ? 2 : 1;
  }
  return count;
}
