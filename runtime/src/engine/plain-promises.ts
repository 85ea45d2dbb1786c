import { inspect, types, type InspectOptions } from "node:util";

/** What AsyncLocalStorage keeps in promises, where a Node older than 24 has put it. */
const STORE = /^(?:kResourceStore|async_id_symbol|trigger_async_id_symbol|destroyed)$/u;

/** From now on promises print as they do where nothing keeps track of what runs in which task. */
export function printPromisesPlainly(): void {
  const prototype: object = Promise.prototype;
  if (Object.hasOwn(prototype, inspect.custom)) return;
  Reflect.defineProperty(prototype, inspect.custom, {
    configurable: true,
    enumerable: false,
    writable: true,
    value(this: Promise<unknown>, _depth: number, options: InspectOptions) {
      if (!types.isPromise(this)) return this;
      for (const name of Object.getOwnPropertySymbols(this))
        if (STORE.test(name.description ?? "")) Reflect.defineProperty(this, name, { enumerable: false });
      return inspect(this, { ...options, customInspect: false });
    },
  });
}
