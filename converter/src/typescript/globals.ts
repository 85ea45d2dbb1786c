/** What a cell has without making it: the language's own, the web's, and what Deno, Node and the other kernels add. */
export const scriptGlobals: ReadonlySet<string> = new Set(
  `AbortController AbortSignal AggregateError Array ArrayBuffer AsyncDisposableStack Atomics BigInt BigInt64Array BigUint64Array
  Blob Boolean BroadcastChannel Buffer ByteLengthQueuingStrategy Cache CacheStorage CloseEvent CompressionStream
  CountQueuingStrategy Crypto CryptoKey CustomEvent DOMException DataView Date DecompressionStream Deno DisposableStack Error
  ErrorEvent EvalError Event EventSource EventTarget File FileReader FinalizationRegistry Float16Array Float32Array Float64Array
  FormData Function GPU Headers ImageData Infinity Int16Array Int32Array Int8Array Intl Iterator JSON Location Map Math
  MessageChannel MessageEvent MessagePort NaN Navigator Number Object Performance PerformanceEntry PerformanceMark
  PerformanceMeasure ProgressEvent Promise PromiseRejectionEvent Proxy RangeError ReadableStream ReferenceError Reflect RegExp
  Request Response Set SharedArrayBuffer Storage String SubtleCrypto SuppressedError Symbol SyntaxError Temporal TextDecoder
  TextDecoderStream TextEncoder TextEncoderStream TransformStream TypeError URIError URL URLPattern URLSearchParams Uint16Array
  Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet WebAssembly WebSocket Window Worker WritableStream alert
  arguments atob btoa caches clearImmediate clearInterval clearTimeout close closed confirm console createImageBitmap crypto
  decodeURI decodeURIComponent encodeURI encodeURIComponent escape eval fetch global globalThis isFinite isNaN localStorage
  location name navigator parseFloat parseInt performance process prompt queueMicrotask reportError self sessionStorage
  setImmediate setInterval setTimeout structuredClone this undefined unescape window
  import require module exports __dirname __filename property staticmethod
  display html tslab $$ $$html$$ $$svg$$ $$png$$ $$jpeg$$ $$mime$$ $$async$$ $$done$$`.split(/\s+/),
);
