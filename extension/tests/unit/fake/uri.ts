import { posix } from "node:path";

/** The part of `vscode.Uri` that the extension uses, for files. */
export class FakeUri {
  readonly scheme: string;
  readonly path: string;
  readonly query: string;

  constructor(scheme: string, path: string, query = "") {
    this.scheme = scheme;
    this.path = path;
    this.query = query;
  }

  static file(path: string): FakeUri {
    return new FakeUri("file", path);
  }

  static parse(text: string): FakeUri {
    const [scheme = "", path = "", query] = text.split(/:([^?]*)\??(.*)/s);
    return new FakeUri(scheme, path, query);
  }

  static joinPath(base: FakeUri, ...parts: string[]): FakeUri {
    return base.with({ path: posix.join(base.path, ...parts) });
  }

  get fsPath(): string {
    return this.path;
  }

  with(change: { readonly path?: string; readonly scheme?: string; readonly query?: string }): FakeUri {
    return new FakeUri(change.scheme ?? this.scheme, change.path ?? this.path, change.query ?? this.query);
  }

  toString(): string {
    return `${this.scheme}:${this.path}${this.query === "" ? "" : `?${this.query}`}`;
  }
}
