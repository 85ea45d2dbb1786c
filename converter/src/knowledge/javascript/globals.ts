import {
  argument,
  change,
  changes,
  copy,
  element,
  fresh,
  holder,
  nothing,
  readsFile,
  scalar,
  use,
  view,
  writesFile,
} from "../behaviour.js";
import { table, together, under, type Library } from "../library.js";

const errors =
  "Error TypeError RangeError SyntaxError ReferenceError EvalError URIError AggregateError DOMException";

/** Text, numbers and other values that never change. */
const constants = {
  methods: table(
    [
      scalar("str"),
      `at charAt concat normalize padEnd padStart repeat slice substring substr toLowerCase toLocaleLowerCase
       toUpperCase toLocaleUpperCase toString toFixed toPrecision toExponential toLocaleString trim trimStart trimEnd`,
    ],
    // a regular expression goes on from where it was, or begins anew
    [scalar("str", { changes: ["first"] }), "replace replaceAll"],
    [fresh("list", { changes: ["first"] }), "match"],
    [fresh("list"), "split"],
    [
      scalar(),
      "charCodeAt codePointAt endsWith includes indexOf lastIndexOf localeCompare search startsWith valueOf isWellFormed",
    ],
    [fresh("iterator"), "matchAll [Symbol.iterator]"],
  ),
  attributes: table([scalar(), "length description"]),
  immutable: true,
  operation: scalar(),
  otherwise: scalar(),
} as const;

/** What it gives is of that moment alone. */
const moment = { effects: [use("moment")] } as const;

/** Gives what its receiver holds one by one, as it is when it is asked. */
const iterates = fresh("iterator", { lazy: true });
const iteratesPairs = fresh("iterator", { lazy: true, yields: "tuples" });

/** What all objects have. */
const reading = "hasOwnProperty isPrototypeOf propertyIsEnumerable";

/**
 * JavaScript's own functions and objects, and those of Deno that are used most. The names of the types that have a literal
 * are those of the facts: `dict` is a plain object, `list` an array.
 */
export const globals: Library = {
  modules: ["builtins"],
  source: "MDN, JavaScript reference, Standard built-in objects; docs.deno.com/api/deno, Deno 2.9",
  functions: together(
    under(
      "builtins",
      together(
        table(
          [scalar("float"), "Number parseInt parseFloat Date.parse Date.UTC"],
          [scalar("reading", moment), "Date.now performance.now process.uptime"],
          [scalar("str", moment), "crypto.randomUUID"],
          [scalar("float", { effects: [use("moment"), change("seeded random")] }), "Math.random"],
          [scalar("str"), "String encodeURIComponent decodeURIComponent encodeURI decodeURI atob btoa"],
          [scalar("bool"), "Boolean isNaN isFinite Array.isArray Object.is Object.isFrozen Object.hasOwn"],
          [scalar("int"), "BigInt BigInt.asIntN BigInt.asUintN"],
          [scalar("symbol key"), "Symbol Symbol.for"],
          [scalar("str"), "JSON.stringify String.raw String.fromCharCode String.fromCodePoint Deno.inspect"],
          [
            scalar("float"),
            `Math.abs Math.acos Math.acosh Math.asin Math.asinh Math.atan Math.atan2 Math.atanh Math.cbrt Math.ceil Math.clz32
             Math.cos Math.cosh Math.exp Math.expm1 Math.floor Math.fround Math.hypot Math.imul Math.log Math.log10 Math.log1p
             Math.log2 Math.max Math.min Math.pow Math.round Math.sign Math.sin Math.sinh Math.sqrt Math.tan
             Math.tanh Math.trunc Number.parseFloat Number.parseInt`,
          ],
          [scalar("bool"), "Number.isInteger Number.isSafeInteger Number.isFinite Number.isNaN"],
          [
            nothing({ effects: [use("display")] }),
            `console.log console.error console.warn console.info console.debug console.table console.dir console.trace
             console.assert`,
          ],
          [
            nothing({ effects: [change("display")] }),
            "console.group console.groupCollapsed console.groupEnd console.count console.countReset",
          ],
          [fresh("list"), "Object.keys Object.getOwnPropertyNames Object.getOwnPropertySymbols"],
          [copy("list"), "Array.from"],
          [holder("list"), "Array.of Array"],
          [holder("promise"), "Promise.all Promise.any Promise.race Promise.resolve"],
          [argument(null), "Promise.allSettled"],
          [nothing({ changes: ["arguments"] }), "clearTimeout clearInterval clearImmediate"],
          [fresh(null, { gives: "deep" }), "structuredClone"],
          [fresh("date"), "Date"],
          [fresh("regular expression"), "RegExp"],
          [copy("map", { yields: "nested" }), "Map"],
          [copy("set"), "Set"],
        ),
        table([holder("exception"), errors]),
        table(
          [scalar("str", { effects: [readsFile()] }), "Deno.readTextFileSync"],
          [fresh("promise", { effects: [readsFile()] }), "Deno.readTextFile"],
          [nothing({ effects: [writesFile()] }), "Deno.writeTextFileSync"],
          [fresh("promise", { effects: [writesFile()] }), "Deno.writeTextFile"],
          [scalar("str"), "Deno.execPath"],
          [scalar("str", { effects: [use("directory")] }), "Deno.cwd process.cwd"],
          [nothing({ effects: [change("directory")] }), "Deno.chdir process.chdir"],
          [scalar("str", { effects: [use("environment")] }), "Deno.env.get Deno.env.has"],
          [fresh("dict", { effects: [use("environment")] }), "Deno.env.toObject"],
          [nothing({ effects: [change("environment")] }), "Deno.env.set Deno.env.delete"],
          [fresh("display"), `Deno.jupyter.html Deno.jupyter.md Deno.jupyter.svg Deno.jupyter.display`],
          // what is shown with an id may be shown anew by another cell
          [fresh("display", { effects: [change("display")] }), "Deno.jupyter.broadcast"],
        ),
      ),
    ),
  ),
  objects: {
    "builtins.undefined": "NoneType",
    "builtins.NaN": "float",
    "builtins.Infinity": "float",
    "builtins.Math.PI": "float",
    "builtins.Math.E": "float",
    "builtins.Number.MAX_SAFE_INTEGER": "float",
    "builtins.Number.MIN_SAFE_INTEGER": "float",
    "builtins.Number.EPSILON": "float",
    "builtins.Number.MAX_VALUE": "float",
    "builtins.Number.MIN_VALUE": "float",
    "builtins.Symbol.iterator": "symbol key",
    "builtins.Symbol.asyncIterator": "symbol key",
    "builtins.Symbol.toStringTag": "symbol key",
    "builtins.Symbol.toPrimitive": "symbol key",
    "builtins.Deno.jupyter.$display": "symbol key",
    "builtins.process.env": "environment variables",
  },
  usedUnseen:
    /^builtins\.(?:Object|Function|Array|String|Number|Boolean|Symbol|BigInt|Math|JSON|Date|RegExp|Map|Set|Promise|Reflect|Iterator|Intl|\w*Error|\w+Array|ArrayBuffer|DataView|EventTarget|console|crypto|performance)(?:\.|$)/u,
  otherwise: null,
  types: {
    scalar: constants,
    str: constants,
    int: constants,
    float: constants,
    reading: constants,
    bool: constants,
    bytes: constants,
    NoneType: constants,
    "symbol key": constants,
    "environment variables": { stores: "environment", otherwise: scalar("str") },
    /** What a file is read as: a text, which nothing changes, or a buffer of bytes, parts of which share its memory. */
    buffer: {
      methods: together(
        constants.methods,
        table(
          [view("buffer"), "slice subarray"],
          [changes({ keeps: false, gives: "receiver" }), "fill reverse sort swap16 swap32 swap64"],
          [changes({ keeps: false }), "set write"],
          [scalar(), "equals readUInt8 readInt8 readUInt16LE readUInt32LE readUInt16BE readUInt32BE"],
        ),
      ),
      attributes: constants.attributes,
      operation: scalar(),
    },
    "file information": { otherwise: scalar() },
    display: { immutable: true },
    exception: { record: true, attributes: table([scalar(), "message name stack"]) },
    function: { attributes: table([scalar(), "name length"]), otherwise: null },
    list: {
      methods: table(
        [changes(), "push unshift"],
        [changes({ gives: "receiver" }), "fill"],
        [changes({ keeps: false, gives: "receiver" }), "sort reverse copyWithin"],
        [element(null, { changes: ["receiver"] }), "pop shift"],
        [copy("list", { changes: ["receiver"], keeps: true }), "splice"],
        [copy("list"), "slice toSorted toReversed"],
        [copy("list", { handsReceiver: true }), "map filter"],
        [copy("list", { yields: "nested", handsReceiver: true }), "flat flatMap"],
        [holder("list"), "concat with toSpliced"],
        [element(), "at"],
        [element(null, { handsReceiver: true }), "find findLast"],
        [scalar("scalar", { handsReceiver: true }), "forEach some every findIndex findLastIndex"],
        [scalar(), `includes indexOf lastIndexOf join toString toLocaleString ${reading}`],
        [iterates, "keys values [Symbol.iterator]"],
        [iteratesPairs, "entries"],
      ),
      attributes: table([scalar(), "length"]),
      operation: scalar(),
    },
    tuple: { bases: ["list"] },
    promise: {},
    settle: { call: changes() },
    timer: {},
    dict: {
      record: true,
      bare: true,
      methods: table(
        [scalar(), reading],
        [scalar("str"), "toString toLocaleString"],
        [view(null), "valueOf"],
      ),
      operation: scalar(),
    },
    map: {
      methods: table(
        [changes({ gives: "receiver" }), "set"],
        [changes({ keeps: false }), "delete clear"],
        [element(), "get"],
        [scalar("scalar", { handsReceiver: true }), "forEach"],
        [scalar(), `has ${reading}`],
        [iterates, "keys values"],
        [iteratesPairs, "entries [Symbol.iterator]"],
      ),
      attributes: table([scalar(), "size"]),
      iteration: view(null),
      operation: scalar(),
    },
    set: {
      methods: table(
        [changes({ gives: "receiver" }), "add"],
        [changes({ keeps: false }), "delete clear"],
        [copy("set"), "union intersection difference symmetricDifference"],
        [scalar("scalar", { handsReceiver: true }), "forEach"],
        [scalar(), `has isSubsetOf isSupersetOf isDisjointFrom ${reading}`],
        [iterates, "keys values [Symbol.iterator]"],
        [iteratesPairs, "entries"],
      ),
      attributes: table([scalar(), "size"]),
      operation: scalar(),
    },
    date: {
      methods: table(
        [
          scalar(),
          `getDate getDay getFullYear getHours getMilliseconds getMinutes getMonth getSeconds getTime getTimezoneOffset getUTCDate
           getUTCDay getUTCFullYear getUTCHours getUTCMilliseconds getUTCMinutes getUTCMonth getUTCSeconds toDateString
           toISOString toJSON toLocaleDateString toLocaleString toLocaleTimeString toString toTimeString toUTCString valueOf`,
        ],
        [
          scalar("float", { changes: ["receiver"] }),
          `setDate setFullYear setHours setMilliseconds setMinutes setMonth setSeconds setTime setUTCDate setUTCFullYear
           setUTCHours setUTCMilliseconds setUTCMinutes setUTCMonth setUTCSeconds`,
        ],
      ),
      operation: scalar(),
    },
    "regular expression": {
      methods: table(
        [scalar("bool", { changes: ["receiver"] }), "test"],
        [fresh("list", { changes: ["receiver"] }), "exec"],
      ),
      attributes: table([scalar(), "source flags global"]),
    },
    /** What comes out of a JSON text: its parts are seen as the whole. */
    json: { bases: ["list"], anyAttribute: view("json"), item: view("json"), iteration: view("json") },
    iterator: {
      iterator: true,
      methods: table(
        [copy("dict", { changes: ["receiver"] }), "next return throw"],
        [view(null, { gives: "receiver" }), "[Symbol.iterator] [Symbol.asyncIterator]"],
      ),
    },
    generator: { bases: ["iterator"] },
  },
};
