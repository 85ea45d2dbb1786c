/** A TC39 method decorator that leaves a method's type as it is. */
export interface MethodDecorator {
  <This, Args extends readonly unknown[], Value>(
    method: (this: This, ...args: Args) => Value,
    context: ClassMethodDecoratorContext<This>,
  ): (this: This, ...args: Args) => Value;
}

/** What `task({ … })` is before a method, or before a field that holds Python cells. */
export interface TaskDecorator extends MethodDecorator {
  <This, Body extends (...args: never[]) => unknown>(
    value: undefined,
    context: ClassFieldDecoratorContext<This, Body>,
  ): (this: This, body: Body) => Body;
}

export interface MethodContext {
  readonly kind: "method";
  readonly name: string | symbol;
}

export function isMethodContext(value: unknown): value is MethodContext {
  return (
    typeof value === "object" &&
    value !== null &&
    "kind" in value &&
    value.kind === "method" &&
    "name" in value
  );
}
