/**
 * Python's syntax tree in the shape of CPython's `ast` module: its node names, its field names. Both parsers give this tree, and
 * everything that is found out about a cell is found in it.
 *
 * Lines count from 1 and columns from 0, as CPython's do, but columns count UTF-16 units, as an editor's do.
 */
export interface Located {
  readonly lineno: number;
  readonly col_offset: number;
  readonly end_lineno: number;
  readonly end_col_offset: number;
}

export interface Module {
  readonly nodeType: "Module";
  readonly body: readonly Stmt[];
}

export type Stmt =
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | For
  | AsyncFor
  | While
  | If
  | With
  | AsyncWith
  | Match
  | Raise
  | Try
  | TryStar
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | ExprStatement
  | Pass
  | Break
  | Continue;

export type Expr =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | SetNode
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Await
  | Yield
  | YieldFrom
  | Compare
  | Call
  | FormattedValue
  | Interpolation
  | JoinedStr
  | TemplateStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | List
  | Tuple
  | Slice;

export type Pattern =
  MatchValue | MatchSingleton | MatchSequence | MatchMapping | MatchClass | MatchStar | MatchAs | MatchOr;

export type TypeParam = TypeVar | ParamSpec | TypeVarTuple;

export type Node =
  | Module
  | Stmt
  | Expr
  | Pattern
  | TypeParam
  | ExceptHandler
  | Arg
  | Keyword
  | Alias
  | Arguments
  | Comprehension
  | WithItem
  | MatchCase;

export interface Context {
  readonly nodeType: "Load" | "Store" | "Del";
}
export interface Operator {
  readonly nodeType:
    | "Add"
    | "Sub"
    | "Mult"
    | "MatMult"
    | "Div"
    | "Mod"
    | "Pow"
    | "LShift"
    | "RShift"
    | "BitOr"
    | "BitXor"
    | "BitAnd"
    | "FloorDiv";
}
export interface BoolOperator {
  readonly nodeType: "And" | "Or";
}
export interface UnaryOperator {
  readonly nodeType: "Invert" | "Not" | "UAdd" | "USub";
}
export interface Comparison {
  readonly nodeType: "Eq" | "NotEq" | "Lt" | "LtE" | "Gt" | "GtE" | "Is" | "IsNot" | "In" | "NotIn";
}

/** A literal's value: text, bytes, a number, `True`, `False`, `None` (null) or `...`. */
export type ConstantValue =
  string | number | bigint | boolean | null | PythonBytes | PythonComplex | PythonEllipsis;
export interface PythonBytes {
  readonly type: "bytes";
  /** One character a byte. */
  readonly value: string;
}
export interface PythonComplex {
  readonly type: "complex";
  readonly imag: number;
}
export interface PythonEllipsis {
  readonly type: "ellipsis";
}

export interface Arguments {
  readonly nodeType: "Arguments";
  readonly posonlyargs: readonly Arg[];
  readonly args: readonly Arg[];
  readonly vararg?: Arg | undefined;
  readonly kwonlyargs: readonly Arg[];
  /** One for each of `kwonlyargs`; null for none. */
  readonly kw_defaults: readonly (Expr | null)[];
  readonly kwarg?: Arg | undefined;
  /** Those of the last of `posonlyargs` and `args`. */
  readonly defaults: readonly Expr[];
}
export interface Comprehension {
  readonly nodeType: "Comprehension";
  readonly target: Expr;
  readonly iter: Expr;
  readonly ifs: readonly Expr[];
  readonly is_async: number;
}
export interface WithItem {
  readonly nodeType: "WithItem";
  readonly context_expr: Expr;
  readonly optional_vars?: Expr | undefined;
}
export interface MatchCase {
  readonly nodeType: "MatchCase";
  readonly pattern: Pattern;
  readonly guard?: Expr | undefined;
  readonly body: readonly Stmt[];
}
export interface FunctionDef extends Located {
  readonly nodeType: "FunctionDef";
  readonly name: string;
  readonly args: Arguments;
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
  readonly returns?: Expr | undefined;
  readonly type_params: readonly TypeParam[];
}
export interface AsyncFunctionDef extends Located {
  readonly nodeType: "AsyncFunctionDef";
  readonly name: string;
  readonly args: Arguments;
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
  readonly returns?: Expr | undefined;
  readonly type_params: readonly TypeParam[];
}
export interface ClassDef extends Located {
  readonly nodeType: "ClassDef";
  readonly name: string;
  readonly bases: readonly Expr[];
  readonly keywords: readonly Keyword[];
  readonly body: readonly Stmt[];
  readonly decorator_list: readonly Expr[];
  readonly type_params: readonly TypeParam[];
}
export interface Return extends Located {
  readonly nodeType: "Return";
  readonly value?: Expr | undefined;
}
export interface Delete extends Located {
  readonly nodeType: "Delete";
  readonly targets: readonly Expr[];
}
export interface Assign extends Located {
  readonly nodeType: "Assign";
  readonly targets: readonly Expr[];
  readonly value: Expr;
}
export interface TypeAlias extends Located {
  readonly nodeType: "TypeAlias";
  readonly name: Expr;
  readonly type_params: readonly TypeParam[];
  readonly value: Expr;
}
export interface AugAssign extends Located {
  readonly nodeType: "AugAssign";
  readonly target: Expr;
  readonly op: Operator;
  readonly value: Expr;
}
export interface AnnAssign extends Located {
  readonly nodeType: "AnnAssign";
  readonly target: Expr;
  readonly annotation: Expr;
  readonly value?: Expr | undefined;
  readonly simple: number;
}
export interface For extends Located {
  readonly nodeType: "For";
  readonly target: Expr;
  readonly iter: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface AsyncFor extends Located {
  readonly nodeType: "AsyncFor";
  readonly target: Expr;
  readonly iter: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface While extends Located {
  readonly nodeType: "While";
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface If extends Located {
  readonly nodeType: "If";
  readonly test: Expr;
  readonly body: readonly Stmt[];
  readonly orelse: readonly Stmt[];
}
export interface With extends Located {
  readonly nodeType: "With";
  readonly items: readonly WithItem[];
  readonly body: readonly Stmt[];
}
export interface AsyncWith extends Located {
  readonly nodeType: "AsyncWith";
  readonly items: readonly WithItem[];
  readonly body: readonly Stmt[];
}
export interface Match extends Located {
  readonly nodeType: "Match";
  readonly subject: Expr;
  readonly cases: readonly MatchCase[];
}
export interface Raise extends Located {
  readonly nodeType: "Raise";
  readonly exc?: Expr | undefined;
  readonly cause?: Expr | undefined;
}
export interface Try extends Located {
  readonly nodeType: "Try";
  readonly body: readonly Stmt[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Stmt[];
  readonly finalbody: readonly Stmt[];
}
export interface TryStar extends Located {
  readonly nodeType: "TryStar";
  readonly body: readonly Stmt[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Stmt[];
  readonly finalbody: readonly Stmt[];
}
export interface Assert extends Located {
  readonly nodeType: "Assert";
  readonly test: Expr;
  readonly msg?: Expr | undefined;
}
export interface Import extends Located {
  readonly nodeType: "Import";
  readonly names: readonly Alias[];
}
export interface ImportFrom extends Located {
  readonly nodeType: "ImportFrom";
  readonly module?: string | undefined;
  readonly names: readonly Alias[];
  readonly level?: number | undefined;
}
export interface Global extends Located {
  readonly nodeType: "Global";
  readonly names: readonly string[];
}
export interface Nonlocal extends Located {
  readonly nodeType: "Nonlocal";
  readonly names: readonly string[];
}
export interface ExprStatement extends Located {
  readonly nodeType: "Expr";
  readonly value: Expr;
}
export interface Pass extends Located {
  readonly nodeType: "Pass";
}
export interface Break extends Located {
  readonly nodeType: "Break";
}
export interface Continue extends Located {
  readonly nodeType: "Continue";
}
export interface BoolOp extends Located {
  readonly nodeType: "BoolOp";
  readonly op: BoolOperator;
  readonly values: readonly Expr[];
}
export interface NamedExpr extends Located {
  readonly nodeType: "NamedExpr";
  readonly target: Expr;
  readonly value: Expr;
}
export interface BinOp extends Located {
  readonly nodeType: "BinOp";
  readonly left: Expr;
  readonly op: Operator;
  readonly right: Expr;
}
export interface UnaryOp extends Located {
  readonly nodeType: "UnaryOp";
  readonly op: UnaryOperator;
  readonly operand: Expr;
}
export interface Lambda extends Located {
  readonly nodeType: "Lambda";
  readonly args: Arguments;
  readonly body: Expr;
}
export interface IfExp extends Located {
  readonly nodeType: "IfExp";
  readonly test: Expr;
  readonly body: Expr;
  readonly orelse: Expr;
}
export interface Dict extends Located {
  readonly nodeType: "Dict";
  readonly keys: readonly (Expr | null)[];
  readonly values: readonly Expr[];
}
export interface SetNode extends Located {
  readonly nodeType: "Set";
  readonly elts: readonly Expr[];
}
export interface ListComp extends Located {
  readonly nodeType: "ListComp";
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}
export interface SetComp extends Located {
  readonly nodeType: "SetComp";
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}
export interface DictComp extends Located {
  readonly nodeType: "DictComp";
  readonly key: Expr;
  readonly value: Expr;
  readonly generators: readonly Comprehension[];
}
export interface GeneratorExp extends Located {
  readonly nodeType: "GeneratorExp";
  readonly elt: Expr;
  readonly generators: readonly Comprehension[];
}
export interface Await extends Located {
  readonly nodeType: "Await";
  readonly value: Expr;
}
export interface Yield extends Located {
  readonly nodeType: "Yield";
  readonly value?: Expr | undefined;
}
export interface YieldFrom extends Located {
  readonly nodeType: "YieldFrom";
  readonly value: Expr;
}
export interface Compare extends Located {
  readonly nodeType: "Compare";
  readonly left: Expr;
  readonly ops: readonly Comparison[];
  readonly comparators: readonly Expr[];
}
export interface Call extends Located {
  readonly nodeType: "Call";
  readonly func: Expr;
  readonly args: readonly Expr[];
  readonly keywords: readonly Keyword[];
}
export interface FormattedValue extends Located {
  readonly nodeType: "FormattedValue";
  readonly value: Expr;
  readonly conversion: number;
  readonly format_spec?: Expr | undefined;
}
export interface Interpolation extends Located {
  readonly nodeType: "Interpolation";
  readonly value: Expr;
  readonly str: string;
  readonly conversion: number;
  readonly format_spec?: Expr | undefined;
}
export interface JoinedStr extends Located {
  readonly nodeType: "JoinedStr";
  readonly values: readonly Expr[];
}
export interface TemplateStr extends Located {
  readonly nodeType: "TemplateStr";
  readonly values: readonly Expr[];
}
export interface Constant extends Located {
  readonly nodeType: "Constant";
  readonly value: ConstantValue;
  readonly kind?: string | undefined;
}
export interface Attribute extends Located {
  readonly nodeType: "Attribute";
  readonly value: Expr;
  readonly attr: string;
  readonly ctx: Context;
}
export interface Subscript extends Located {
  readonly nodeType: "Subscript";
  readonly value: Expr;
  readonly slice: Expr;
  readonly ctx: Context;
}
export interface Starred extends Located {
  readonly nodeType: "Starred";
  readonly value: Expr;
  readonly ctx: Context;
}
export interface Name extends Located {
  readonly nodeType: "Name";
  readonly id: string;
  readonly ctx: Context;
}
export interface List extends Located {
  readonly nodeType: "List";
  readonly elts: readonly Expr[];
  readonly ctx: Context;
}
export interface Tuple extends Located {
  readonly nodeType: "Tuple";
  readonly elts: readonly Expr[];
  readonly ctx: Context;
}
export interface Slice extends Located {
  readonly nodeType: "Slice";
  readonly lower?: Expr | undefined;
  readonly upper?: Expr | undefined;
  readonly step?: Expr | undefined;
}
export interface MatchValue extends Located {
  readonly nodeType: "MatchValue";
  readonly value: Expr;
}
export interface MatchSingleton extends Located {
  readonly nodeType: "MatchSingleton";
  readonly value: boolean | null;
}
export interface MatchSequence extends Located {
  readonly nodeType: "MatchSequence";
  readonly patterns: readonly Pattern[];
}
export interface MatchMapping extends Located {
  readonly nodeType: "MatchMapping";
  readonly keys: readonly Expr[];
  readonly patterns: readonly Pattern[];
  readonly rest?: string | undefined;
}
export interface MatchClass extends Located {
  readonly nodeType: "MatchClass";
  readonly cls: Expr;
  readonly patterns: readonly Pattern[];
  readonly kwd_attrs: readonly string[];
  readonly kwd_patterns: readonly Pattern[];
}
export interface MatchStar extends Located {
  readonly nodeType: "MatchStar";
  readonly name?: string | undefined;
}
export interface MatchAs extends Located {
  readonly nodeType: "MatchAs";
  readonly pattern?: Pattern | undefined;
  readonly name?: string | undefined;
}
export interface MatchOr extends Located {
  readonly nodeType: "MatchOr";
  readonly patterns: readonly Pattern[];
}
export interface TypeVar extends Located {
  readonly nodeType: "TypeVar";
  readonly name: string;
  readonly bound?: Expr | undefined;
  readonly default_value?: Expr | undefined;
}
export interface ParamSpec extends Located {
  readonly nodeType: "ParamSpec";
  readonly name: string;
  readonly default_value?: Expr | undefined;
}
export interface TypeVarTuple extends Located {
  readonly nodeType: "TypeVarTuple";
  readonly name: string;
  readonly default_value?: Expr | undefined;
}
export interface ExceptHandler extends Located {
  readonly nodeType: "ExceptHandler";
  readonly type?: Expr | undefined;
  readonly name?: string | undefined;
  readonly body: readonly Stmt[];
}
export interface Arg extends Located {
  readonly nodeType: "Arg";
  readonly arg: string;
  readonly annotation?: Expr | undefined;
}
export interface Keyword extends Located {
  readonly nodeType: "Keyword";
  readonly arg?: string | undefined;
  readonly value: Expr;
}
export interface Alias extends Located {
  readonly nodeType: "Alias";
  readonly name: string;
  readonly asname?: string | undefined;
}
