import { posix } from "node:path";

/** The part of `vscode.Uri` that the extension uses, for files. */
export class FakeUri {
  readonly scheme: string;
  readonly path: string;

  constructor(scheme: string, path: string) {
    this.scheme = scheme;
    this.path = path;
  }

  static file(path: string): FakeUri {
    return new FakeUri("file", path);
  }

  static parse(text: string): FakeUri {
    const [scheme = "", path = ""] = text.split(/:(.*)/s);
    return new FakeUri(scheme, path);
  }

  static joinPath(base: FakeUri, ...parts: string[]): FakeUri {
    return base.with({ path: posix.join(base.path, ...parts) });
  }

  get fsPath(): string {
    return this.path;
  }

  with(change: { readonly path?: string; readonly scheme?: string }): FakeUri {
    return new FakeUri(change.scheme ?? this.scheme, change.path ?? this.path);
  }

  toString(): string {
    return `${this.scheme}:${this.path}`;
  }
}
