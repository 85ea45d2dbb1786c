type Json = Readonly<Record<string, unknown>>;

export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>> };
}

interface OperationObject {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Json }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Json }>> }>
  >;
}

const DEEPEST = 7;

/**
 * Where ours says other than the real document, for the operations that we have: a path that the real one has not, a parameter or
 * a field of a request that we would not take, a field of an answer that we would not give, a type that is another.
 */
export function differences(real: Document, ours: Document): readonly string[] {
  const realByPath = new Map(
    Object.entries(real.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(
        ([method, operation]) => [`${method} ${plain(path)}`, operation] as const,
      ),
    ),
  );
  const found: string[] = [];
  for (const [path, operations] of Object.entries(ours.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const name = `${method} ${path}`;
      const other = realByPath.get(`${method} ${plain(path)}`);
      if (other === undefined) found.push(`${name}: the real server has no such operation`);
      else found.push(...between(name, { document: real, operation: other }, { document: ours, operation }));
    }
  }
  return found;
}

interface Side {
  readonly document: Document;
  readonly operation: OperationObject;
}

function between(name: string, real: Side, ours: Side): readonly string[] {
  const found: string[] = [];
  const queries = (side: Side) =>
    (side.operation.parameters ?? []).filter((one) => one.in === "query").map((one) => one.name);
  const taken = queries(ours);
  found.push(
    ...queries(real)
      .filter((query) => !taken.includes(query))
      .map((query) => `${name}: query ${query} is not taken`),
  );
  const body = (side: Side) => side.operation.requestBody?.content["application/json"]?.schema;
  const [realBody, ourBody] = [body(real), body(ours)];
  if (realBody !== undefined && ourBody === undefined) found.push(`${name}: no body is taken`);
  else if (realBody !== undefined && ourBody !== undefined) {
    found.push(
      ...compare(`${name} request`, { ...real, schema: realBody }, { ...ours, schema: ourBody }, "request"),
    );
  }
  const [realAnswer, ourAnswer] = [answerOf(real), answerOf(ours)];
  if (realAnswer !== undefined && ourAnswer !== undefined) {
    found.push(
      ...compare(`${name} answer`, { ...real, schema: realAnswer }, { ...ours, schema: ourAnswer }, "answer"),
    );
  }
  return found;
}

function answerOf({ operation }: Side): Json | undefined {
  const status = Object.keys(operation.responses).find((one) => one.startsWith("2"));
  return status === undefined
    ? undefined
    : operation.responses[status]?.content?.["application/json"]?.schema;
}

interface Part {
  readonly document: Document;
  readonly schema: Json;
}

function compare(
  place: string,
  real: Part,
  ours: Part,
  way: "request" | "answer",
  depth = 0,
): readonly string[] {
  if (depth > DEEPEST) return [];
  const [realShape, ourShape] = [shapeOf(real), shapeOf(ours)];
  const found: string[] = [];
  if (realShape.types.size > 0 && ourShape.types.size > 0) {
    // a number takes whole ones too
    const has = (types: ReadonlySet<string>, type: string) =>
      types.has(type) || (type === "integer" && types.has("number"));
    const [wide, narrow] = way === "request" ? [ourShape, realShape] : [realShape, ourShape];
    const missing = [...narrow.types].filter((type) => !has(wide.types, type));
    // that something is never null in an answer that might be is no difference that anyone meets
    if (missing.length > 0)
      found.push(`${place}: ${way === "request" ? "does not take" : "may give"} ${missing.join(", ")}`);
  }
  for (const [name, schema] of realShape.properties) {
    const mine = ourShape.properties.get(name);
    if (mine === undefined) {
      if (ourShape.properties.size > 0) found.push(`${place}.${name}: is missing`);
      continue;
    }
    found.push(
      ...compare(`${place}.${name}`, { ...real, schema }, { ...ours, schema: mine }, way, depth + 1),
    );
  }
  if (way === "request") {
    const more = [...ourShape.required].filter(
      (name) => !realShape.required.has(name) && realShape.properties.has(name),
    );
    found.push(...more.map((name) => `${place}.${name}: is asked for`));
  } else if (realShape.properties.size > 0) {
    const more = [...realShape.required].filter(
      (name) => !ourShape.required.has(name) && ourShape.properties.has(name),
    );
    found.push(...more.map((name) => `${place}.${name}: may be left out`));
  }
  if (realShape.items.length > 0 && ourShape.items.length > 0) {
    const [realItems, ourItems] = [{ anyOf: realShape.items }, { anyOf: ourShape.items }];
    found.push(
      ...compare(`${place}[]`, { ...real, schema: realItems }, { ...ours, schema: ourItems }, way, depth + 1),
    );
  }
  return found;
}

interface Shape {
  readonly types: Set<string>;
  readonly properties: Map<string, Json>;
  /** What each of the alternatives needs. */
  readonly required: Set<string>;
  readonly items: Json[];
}

/** A schema and its alternatives as one. */
function shapeOf({ document, schema }: Part): Shape {
  const shape: Shape = { types: new Set(), properties: new Map(), required: new Set(), items: [] };
  let objects = 0;
  const look = (one: Json): void => {
    const reference = one["$ref"];
    if (typeof reference === "string") {
      const named = document.components.schemas[reference.split("/").at(-1) ?? ""];
      if (named !== undefined) look(named);
      return;
    }
    const alternatives = [one["anyOf"], one["oneOf"], one["allOf"]].flatMap(
      (list) => (list ?? []) as readonly Json[],
    );
    if (alternatives.length > 0) return alternatives.forEach(look);
    const type = one["type"] ?? typeOf(one["const"]) ?? (one["enum"] === undefined ? undefined : "string");
    for (const name of Array.isArray(type) ? (type as string[]) : [type])
      if (typeof name === "string") shape.types.add(name);
    const properties = one["properties"] as Readonly<Record<string, Json>> | undefined;
    if (properties !== undefined) {
      objects += 1;
      for (const [name, property] of Object.entries(properties))
        if (!shape.properties.has(name)) shape.properties.set(name, property);
      const required = new Set((one["required"] ?? []) as readonly string[]);
      if (objects === 1) for (const name of required) shape.required.add(name);
      else for (const name of shape.required) if (!required.has(name)) shape.required.delete(name);
    }
    if (one["items"] !== undefined) shape.items.push(one["items"] as Json);
  };
  look(schema);
  return shape;
}

function typeOf(value: unknown): string | undefined {
  return value === undefined ? undefined : typeof value;
}

function plain(path: string): string {
  return path.replaceAll(/\{\w+\}/gu, "{}").replace(/\/$/u, "");
}
