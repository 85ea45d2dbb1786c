// Runs cells in one scope that lasts, as the inspector's console does; speaks frames (four bytes of length, JSON) on fd 4.
import { Session } from "node:inspector";
import { createRequire } from "node:module";
import { Socket } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";

const wire = new Socket({ fd: 4 });
const folder = process.cwd();
const home = pathToFileURL(join(folder, "cell.js"));
const require = createRequire(home);

function send(message) {
  const body = Buffer.from(JSON.stringify(message));
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  wire.write(Buffer.concat([head, body]));
}

const show = (type, content) => send({ op: "message", parent: "", type, content });

for (const name of ["stdout", "stderr"]) {
  process[name].write = (chunk, encoding, done) => {
    show("stream", { name, text: typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8") });
    (typeof encoding === "function" ? encoding : done)?.();
    return true;
  };
}

/** Packages are found from the notebook's folder; what is no package by its URL. */
function load(specifier) {
  if (/^(?:node|file|data):/.test(specifier)) return import(specifier);
  if (/^\.{0,2}\//.test(specifier)) return import(new URL(specifier, home).href);
  return import(import.meta.resolve(specifier, home.href));
}

const hidden = { configurable: true, enumerable: false, writable: true };
Object.defineProperties(globalThis, {
  __nbflow_import: { ...hidden, value: load },
  require: { ...hidden, value: require },
  __dirname: { ...hidden, value: folder },
});

const session = new Session();
session.connect();
const post = (method, parameters) =>
  new Promise((resolve, reject) => {
    session.post(method, parameters, (error, result) => (error ? reject(error) : resolve(result)));
  });

/** Hands a value of the console's over to this code, in an object, so that a promise is not waited for. */
const handOver = Symbol.for("nbflow.value");
const { result: globalObject } = await post("Runtime.evaluate", { expression: "globalThis" });

async function valueOf(remote) {
  const given =
    remote.objectId !== undefined
      ? { objectId: remote.objectId }
      : remote.unserializableValue !== undefined
        ? { unserializableValue: remote.unserializableValue }
        : { value: remote.value };
  await post("Runtime.callFunctionOn", {
    objectId: globalObject.objectId,
    functionDeclaration: `function (value) { this[Symbol.for("nbflow.value")] = value; }`,
    arguments: [given],
  });
  const value = globalThis[handOver];
  delete globalThis[handOver];
  return { value };
}

async function evaluate(expression) {
  const { result, exceptionDetails: thrown } = await post("Runtime.evaluate", {
    expression,
    replMode: true,
    awaitPromise: true,
  });
  if (thrown === undefined) return valueOf(result);
  const { value } = thrown.exception === undefined ? { value: thrown.text } : await valueOf(thrown.exception);
  return { error: raised(value) };
}

function raised(error) {
  if (!(error instanceof Error)) return { name: "Error", value: inspect(error), stack: "" };
  const own = (error.stack ?? "").split("\n");
  const end = own.findIndex((line) => /Session\.post|node-cells\.mjs/.test(line));
  return {
    name: error.name,
    value: error.message,
    stack: (end < 0 ? own : own.slice(0, end)).join("\n"),
  };
}

async function execute({ code, cell, count }) {
  const { value, error } = await evaluate(`${code}\n//# sourceURL=cell-${cell}.js`);
  if (error !== undefined) return { error };
  if (value !== undefined) {
    const display = value?.[Symbol.for("Jupyter.display")];
    const data =
      typeof display === "function"
        ? await display.call(value)
        : { "text/plain": inspect(value, { colors: true }) };
    show("execute_result", { data, metadata: {}, execution_count: count });
  }
  if (value instanceof Promise) await settled(value);
  return {};
}

/** What keeps the process alive. */
const alive = () => process.getActiveResourcesInfo().sort().join();
let aliveAtRest = "";

/** Resolves when a promise has come to its end, or nothing is left that could bring it there: what it prints is its cell's. */
function settled(promise) {
  return new Promise((resolve) => {
    const look = setInterval(() => alive() === aliveAtRest && end(), 50).unref();
    const end = () => {
      clearInterval(look);
      resolve();
    };
    promise.then(end, end);
  });
}

async function assign({ values }) {
  for (const [name, value] of Object.entries(values)) {
    const text = JSON.stringify(value);
    const { error } = await evaluate(`"use strict"; ${name} = ${text};`);
    if (error !== undefined) await evaluate(`const ${name} = ${text};`);
  }
  return {};
}

function isJson(value, above = []) {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== "object" || above.includes(value) || above.length > 100) return false;
  const inside = [...above, value];
  const keys = Reflect.ownKeys(value);
  if (Array.isArray(value))
    return keys.length === value.length + 1 && value.every((part) => isJson(part, inside));
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return keys.every((key) => {
    const property = Object.getOwnPropertyDescriptor(value, key);
    return (
      typeof key === "string" && property.enumerable && "value" in property && isJson(property.value, inside)
    );
  });
}

async function describe({ names }) {
  const values = {};
  for (const name of names) {
    const { value, error } = await evaluate(name);
    if (error !== undefined) continue;
    if (isJson(value)) values[name] = { kind: "json", value };
    else {
      const type = typeof value === "object" ? String(value.constructor?.name ?? "Object") : typeof value;
      const text = inspect(value, { depth: 2 });
      values[name] = { kind: "object", type, text: text.length > 200 ? `${text.slice(0, 199)}…` : text };
    }
  }
  return { values };
}

const operations = {
  hello() {
    aliveAtRest = alive();
    return { version: process.version };
  },
  execute,
  assign,
  describe,
};

let work = Promise.resolve();
let buffer = Buffer.alloc(0);
wire.on("data", (chunk) => {
  buffer = Buffer.concat([buffer, chunk]);
  while (buffer.length >= 4 && buffer.length >= 4 + buffer.readUInt32BE(0)) {
    const end = 4 + buffer.readUInt32BE(0);
    const request = JSON.parse(buffer.subarray(4, end).toString("utf8"));
    buffer = buffer.subarray(end);
    work = work.then(async () =>
      send({ op: "reply", id: request.id, ...(await operations[request.op](request)) }),
    );
  }
});
// A promise that nobody handles is no end of a notebook.
process.on("unhandledRejection", (error) =>
  process.stderr.write(`Uncaught (in promise) ${inspect(error)}\n`),
);
