import { ts } from "ts-morph";
import { boundNames, varNames } from "../declared-names.js";
import { isReference, place } from "./reference.js";

/** A cell of TypeScript or JavaScript in a notebook of another language. */
export interface ScriptCell {
  readonly number: number;
  /** Its text; lines that only say its language are empty. */
  readonly source: string;
}

/** What the names of one cell are. */
export interface CellNames extends ScriptCell {
  readonly file: ts.SourceFile;
  readonly declared: ReadonlyMap<string, Declared>;
  readonly uses: readonly Use[];
}

/** A name that a cell declares at its own level. */
export interface Declared {
  readonly kind: "variable" | "definition" | "type" | "import";
  readonly statements: readonly ts.Statement[];
}

/** A place in a cell that stands for a variable of the notebook: one that the cell itself declares, or another's. */
export interface Use {
  readonly name: string;
  readonly own: boolean;
  /** Whether a value is meant, and not only a type. */
  readonly value: boolean;
  readonly assigned: boolean;
  /** Used in a function or class that may be called after the cell has ended. */
  readonly captured: boolean;
  /** The cell's statement that it stands in. */
  readonly statement: ts.Statement;
  /** Where it begins in the cell. */
  readonly at: number;
}

const options: ts.CompilerOptions = {
  noLib: true,
  noResolve: true,
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
};

/** Each cell by itself: what one declares is no name of another's here, and it may await at its top. */
const asModule: ts.CreateSourceFileOptions = {
  languageVersion: ts.ScriptTarget.ESNext,
  setExternalModuleIndicator: (file) => {
    (file as { externalModuleIndicator?: true }).externalModuleIndicator = true;
  },
};

/** Resolves the names of each cell by TypeScript's own scopes. */
export function cellNames(cells: readonly ScriptCell[]): CellNames[] {
  const files = new Map(
    cells.map(({ number, source }) => {
      const name = `/cell-${number}.ts`;
      return [name, ts.createSourceFile(name, source, asModule, true)] as const;
    }),
  );
  const host: ts.CompilerHost = {
    getSourceFile: (name) => files.get(name),
    getDefaultLibFileName: () => "/lib.d.ts",
    writeFile: () => undefined,
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    fileExists: (name) => files.has(name),
    readFile: (name) => files.get(name)?.text,
  };
  const program = ts.createProgram({ rootNames: [...files.keys()], options, host });
  const checker = program.getTypeChecker();
  return cells.flatMap((cell) => {
    const file = program.getSourceFile(`/cell-${cell.number}.ts`);
    return file === undefined ? [] : [namesOf(cell, file, checker)];
  });
}

function namesOf(cell: ScriptCell, file: ts.SourceFile, checker: ts.TypeChecker): CellNames {
  const declared = declaredIn(file);
  const uses: Use[] = [];
  for (const statement of file.statements) {
    const visit = (node: ts.Node): void => {
      ts.forEachChild(node, visit);
      if (!ts.isIdentifier(node) || !isReference(node)) return;
      const own = declared.has(node.text) && isOfFile(node, checker);
      const elsewhere = symbolOf(node, checker)?.declarations;
      if (!own && elsewhere !== undefined && node.text !== "globalThis") return;
      uses.push({ name: node.text, own, statement, at: node.getStart(file), ...place(node) });
    };
    visit(statement);
  }
  return { ...cell, file, declared, uses };
}

function symbolOf(node: ts.Identifier, checker: ts.TypeChecker): ts.Symbol | undefined {
  return ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
}

/** Whether what a name stands for is declared at the cell's level. */
function isOfFile(node: ts.Identifier, checker: ts.TypeChecker): boolean {
  const declarations = symbolOf(node, checker)?.declarations ?? [];
  return declarations.some((declaration) => {
    const isVar =
      ts.isVariableDeclaration(declaration) &&
      (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.BlockScoped) === 0;
    for (let at: ts.Node = declaration.parent; ; at = at.parent) {
      if (ts.isSourceFile(at)) return true;
      if (ts.isFunctionLike(at) || ts.isClassLike(at) || ts.isModuleBlock(at)) return false;
      if (
        !isVar &&
        (ts.isBlock(at) || ts.isIterationStatement(at, false) || ts.isCaseBlock(at) || ts.isCatchClause(at))
      )
        return false;
    }
  });
}

function declaredIn(file: ts.SourceFile): Map<string, Declared> {
  const declared = new Map<string, Declared>();
  const add = (name: string, kind: Declared["kind"], statement: ts.Statement): void => {
    const before = declared.get(name);
    const statements = [...(before?.statements ?? []), statement];
    declared.set(name, { kind: before?.kind === "variable" ? "variable" : kind, statements });
  };
  for (const statement of file.statements) {
    if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations)
        for (const bound of boundNames(name)) add(bound, "variable", statement);
    } else if (
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isEnumDeclaration(statement)
    ) {
      if (statement.name !== undefined) add(statement.name.text, "definition", statement);
    } else if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
      add(statement.name.text, "type", statement);
    } else if (ts.isImportDeclaration(statement)) {
      for (const name of importedNames(statement)) add(name, "import", statement);
    } else {
      for (const name of varNames(statement)) add(name, "variable", statement);
    }
  }
  return declared;
}

function importedNames({ importClause: clause }: ts.ImportDeclaration): string[] {
  if (clause === undefined) return [];
  const { name, namedBindings: bindings } = clause;
  return [
    ...(name === undefined ? [] : [name.text]),
    ...(bindings === undefined
      ? []
      : ts.isNamespaceImport(bindings)
        ? [bindings.name.text]
        : bindings.elements.map((element) => element.name.text)),
  ];
}
