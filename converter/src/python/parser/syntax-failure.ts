/** Thrown inside the parser alone, where a text stops being Python; `parsePython` makes a value of it. */
export class SyntaxFailure extends Error {
  override readonly name = "SyntaxFailure";
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}
