/** What a script's own names must not be: words of the language, the imports, and globals that one might miss. */
export const reserved: ReadonlySet<string> = new Set(
  `abstract any arguments as asserts async await bigint boolean break case catch class const constructor continue
  debugger declare default delete do else enum eval export extends false finally for from function get global if
  implements import in infer instanceof interface is keyof let module namespace never new null number object of package
  private protected public readonly require return satisfies set static string super switch symbol this throw true try
  type typeof undefined unique unknown var void while with yield
  cell flow python task py typescript ts javascript js outputOf stateOf show display OutputsOf parameters Parameters
  console process globalThis exports fetch crypto performance navigator structuredClone queueMicrotask setTimeout
  setInterval setImmediate clearTimeout clearInterval escape unescape parseInt parseFloat isNaN isFinite window self
  document location name event status top parent length origin`.split(/\s+/),
);
