/** A TC39 method decorator that leaves a method's type as it is. */
export type MethodDecorator = <This, Args extends readonly unknown[], Value>(
  method: (this: This, ...args: Args) => Value,
  context: ClassMethodDecoratorContext<This>,
) => (this: This, ...args: Args) => Value;

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
