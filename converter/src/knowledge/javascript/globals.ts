import {
  argument,
  changes,
  copy,
  element,
  fresh,
  holder,
  nothing,
  readsFile,
  scalar,
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
      `at charAt concat normalize padEnd padStart repeat replace replaceAll slice substring substr toLowerCase toLocaleLowerCase
       toUpperCase toLocaleUpperCase toString toFixed toPrecision toExponential toLocaleString trim trimStart trimEnd`,
    ],
    [fresh("list"), "split match"],
    [
      scalar(),
      "charCodeAt codePointAt endsWith includes indexOf lastIndexOf localeCompare search startsWith valueOf isWellFormed",
    ],
    [fresh("iterator"), "matchAll"],
  ),
  attributes: table([scalar(), "length description"]),
  immutable: true,
  operation: scalar(),
  otherwise: scalar(),
} as const;

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
          [scalar("reading"), "Date.now performance.now"],
          [scalar("str"), "String encodeURIComponent decodeURIComponent encodeURI decodeURI atob btoa"],
          [scalar("bool"), "Boolean isNaN isFinite Array.isArray Object.is Object.isFrozen Object.hasOwn"],
          [scalar("int"), "BigInt BigInt.asIntN BigInt.asUintN"],
          [scalar(), "Symbol Symbol.for"],
          [
            scalar("str"),
            "JSON.stringify String.raw String.fromCharCode String.fromCodePoint crypto.randomUUID Deno.inspect",
          ],
          [
            scalar("float"),
            `Math.abs Math.acos Math.acosh Math.asin Math.asinh Math.atan Math.atan2 Math.atanh Math.cbrt Math.ceil Math.clz32
             Math.cos Math.cosh Math.exp Math.expm1 Math.floor Math.fround Math.hypot Math.imul Math.log Math.log10 Math.log1p
             Math.log2 Math.max Math.min Math.pow Math.random Math.round Math.sign Math.sin Math.sinh Math.sqrt Math.tan
             Math.tanh Math.trunc Number.parseFloat Number.parseInt`,
          ],
          [scalar("bool"), "Number.isInteger Number.isSafeInteger Number.isFinite Number.isNaN"],
          [
            nothing(),
            `console.log console.error console.warn console.info console.debug console.table console.dir console.trace
             console.assert console.group console.groupCollapsed console.groupEnd`,
          ],
          [fresh("list"), "Object.keys Object.getOwnPropertyNames Object.getOwnPropertySymbols"],
          [argument(null), "Object.values Object.entries Object.fromEntries"],
          [copy("list"), "Array.from"],
          [holder("list"), "Array.of Array"],
          [copy("list"), "Promise.all"],
          [argument(null), "Promise.resolve"],
          [fresh("date"), "Date"],
          [fresh("regular expression"), "RegExp"],
          [argument("map"), "Map"],
          [argument("set"), "Set"],
          [fresh("json"), "JSON.parse"],
        ),
        table([holder("exception"), errors]),
        table(
          [scalar("str", { effects: [readsFile()] }), "Deno.readTextFile Deno.readTextFileSync"],
          [nothing({ effects: [writesFile()] }), "Deno.writeTextFile Deno.writeTextFileSync"],
          [scalar("str"), "Deno.cwd Deno.execPath"],
          [
            fresh("display"),
            `Deno.jupyter.html Deno.jupyter.md Deno.jupyter.svg Deno.jupyter.display Deno.jupyter.broadcast`,
          ],
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
    "builtins.Symbol.iterator": "scalar",
    "builtins.Symbol.asyncIterator": "scalar",
    "builtins.Symbol.toStringTag": "scalar",
    "builtins.Symbol.toPrimitive": "scalar",
    "builtins.Deno.jupyter.$display": "scalar",
  },
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
    display: { immutable: true },
    exception: { attributes: table([scalar(), "message name stack"]) },
    function: { attributes: table([scalar(), "name length"]), otherwise: null },
    list: {
      methods: table(
        [changes(), "push unshift"],
        [changes({ gives: "receiver" }), "fill"],
        [changes({ keeps: false, gives: "receiver" }), "sort reverse copyWithin"],
        [element(null, { changes: ["receiver"] }), "pop shift"],
        [copy("list", { changes: ["receiver"], keeps: true }), "splice"],
        [copy("list"), "map filter slice flat flatMap toSorted toReversed"],
        [holder("list"), "concat with toSpliced"],
        [element(), "find findLast at"],
        [
          scalar(),
          `forEach some every includes indexOf lastIndexOf findIndex findLastIndex join toString toLocaleString ${reading}`,
        ],
        [view(null), "keys values entries"],
      ),
      attributes: table([scalar(), "length"]),
      operation: scalar(),
    },
    tuple: { bases: ["list"] },
    promise: {},
    dict: {
      record: true,
      methods: table([scalar(), reading]),
      operation: scalar(),
    },
    map: {
      methods: table(
        [changes({ gives: "receiver" }), "set"],
        [changes({ keeps: false }), "delete clear"],
        [element(), "get"],
        [scalar(), `has forEach ${reading}`],
        [view(null), "keys values entries"],
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
        [scalar(), `has forEach isSubsetOf isSupersetOf isDisjointFrom ${reading}`],
        [view(null), "keys values entries"],
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
    iterator: { iterator: true, otherwise: null },
    generator: {
      iterator: true,
      methods: table([element(null, { changes: ["receiver"] }), "next return throw"]),
    },
  },
};
