import fc from "fast-check";

const PIECES = [
  ...Array.from("!?%,;/\\'\"()[]{}=:.#@$\t\f\r\v\u00a0\u2028\u0085\u001c"),
  " ",
  "    ",
  "%%",
  "!!",
  "??",
  ">>> ",
  "... ",
  "...: ",
  "In [1]: ",
  "[ins] In [12]: ",
  '"""',
  "'''",
  "f'{x}'",
  "rb'",
  "x",
  "x = ",
  "a.b[0]",
  "ls -l",
  "time ",
  "é",
  "𝑥",
  "²",
  "0x1f",
  "1_000.5e3j",
  "\\\n",
  "\r\n",
  "if x:",
  "def f():",
  "{y}",
  "$z",
  "-> != ** //= :=",
];

const line = fc.array(fc.constantFrom(...PIECES), { maxLength: 7 }).map((pieces) => pieces.join(""));

/** Text that is made of what IPython's rules look at, more often no Python than Python. */
export const cellLike = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => lines.join("\n"));
