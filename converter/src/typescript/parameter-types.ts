import {
  Node,
  Project,
  SyntaxKind,
  ts,
  type CallExpression,
  type ParameterDeclaration,
  type Type,
} from "ts-morph";

/** What JSON may be; a whole number is a number. */
export type JsonKind = "string" | "number" | "boolean" | "null" | "array" | "object";

export interface ParameterType {
  readonly name: string;
  /** It may be left out, or has a default where the function takes it apart. */
  readonly isOptional: boolean;
  /** Null where the type does not say, or not in this file. */
  readonly kinds: readonly JsonKind[] | null;
}

export interface ParameterTypes {
  readonly parameters: readonly ParameterType[];
  /** It takes others too. */
  readonly isOpen: boolean;
}

/** The library's types that `Promise`, arrays and records need; nothing of the DOM. */
const LIBRARY = ["lib.es2023.d.ts"];

/**
 * What the function of a flow takes, by its type in the script. Null where the script does not say: JavaScript, a type of another
 * file, a flow that is not made by `flow({ name: "…" }, …)` or `@flow({ name: "…" })`.
 */
export function parameterTypes(script: string, flowName: string): ParameterTypes | null {
  const project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: { strict: true, target: ts.ScriptTarget.ES2022, lib: LIBRARY, types: [] },
  });
  const file = project.createSourceFile("/script.ts", script);
  const [call, ...others] = file
    .getDescendantsOfKind(SyntaxKind.CallExpression)
    .filter((one) => isFlow(one, flowName));
  if (call === undefined || others.length > 0) return null;
  const [signature, ...overloads] = functionOf(call)?.getType().getCallSignatures() ?? [];
  if (signature === undefined || overloads.length > 0) return null;
  const declared = signature.getParameters()[0]?.getValueDeclaration();
  if (declared === undefined) return { parameters: [], isOpen: false };
  if (!Node.isParameterDeclaration(declared) || declared.getTypeNode() === undefined) return null;
  return typesOf(declared);
}

/** Of `flow({ … }, run)` what is run, of `@flow({ … })` the method that it stands at. */
function functionOf(call: CallExpression): Node | undefined {
  const decorator = call.getParentIfKind(SyntaxKind.Decorator);
  return decorator === undefined
    ? call.getArguments()[1]
    : decorator.getParentIfKind(SyntaxKind.MethodDeclaration);
}

function isFlow(call: CallExpression, name: string): boolean {
  if (call.getExpression().getText() !== "flow") return false;
  const [options] = call.getArguments();
  if (!Node.isObjectLiteralExpression(options)) return false;
  const given = options.getProperty("name");
  const text = Node.isPropertyAssignment(given) ? given.getInitializer() : undefined;
  return (
    (Node.isStringLiteral(text) || Node.isNoSubstitutionTemplateLiteral(text)) &&
    text.getLiteralValue() === name
  );
}

function typesOf(declared: ParameterDeclaration): ParameterTypes | null {
  const type = declared.getType().getNonNullableType();
  if (!(type.isObject() || type.isIntersection()) || type.isArray()) return null;
  const defaults = withDefaults(declared);
  return {
    isOpen: type.getStringIndexType() !== undefined,
    parameters: type.getProperties().map((property) => {
      const own = property.getTypeAtLocation(declared);
      return {
        name: property.getName(),
        isOptional: property.isOptional() || defaults.has(property.getName()) || mayBeUndefined(own),
        kinds: kindsOf(own),
      };
    }),
  };
}

/** Of `async ({ a = 1, b }) => …`, `a`. */
function withDefaults(declared: ParameterDeclaration): ReadonlySet<string> {
  const pattern = declared.getNameNode();
  const elements = Node.isObjectBindingPattern(pattern) ? pattern.getElements() : [];
  return new Set(
    elements
      .filter((element) => element.getInitializer() !== undefined)
      .map((element) => element.getPropertyNameNode()?.getText() ?? element.getName()),
  );
}

function mayBeUndefined(type: Type): boolean {
  return type.isUndefined() || (type.isUnion() && type.getUnionTypes().some((each) => each.isUndefined()));
}

function kindsOf(type: Type): readonly JsonKind[] | null {
  const kinds = new Set<JsonKind>();
  for (const each of type.isUnion() ? type.getUnionTypes() : [type]) {
    if (each.isUndefined()) continue;
    const kind = kindOf(each);
    if (kind === null) return null;
    kinds.add(kind);
  }
  return [...kinds];
}

function kindOf(type: Type): JsonKind | null {
  if (type.isNull()) return "null";
  if (type.isString() || type.isStringLiteral() || type.isTemplateLiteral()) return "string";
  if (type.isNumber() || type.isNumberLiteral()) return "number";
  if (type.isBoolean() || type.isBooleanLiteral()) return "boolean";
  if (type.isArray() || type.isReadonlyArray() || type.isTuple()) return "array";
  // `{}`, `object` and what is not of this file may be anything
  return type.isObject() && (type.getProperties().length > 0 || type.getStringIndexType() !== undefined)
    ? "object"
    : null;
}
