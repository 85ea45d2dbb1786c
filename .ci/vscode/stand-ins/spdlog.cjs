/** Stands in for @vscode/spdlog: VS Code's log files, written by Node instead of a native module. */
const { appendFileSync, mkdirSync } = require("node:fs");
const path = require("node:path");

const levels = ["trace", "debug", "info", "warning", "error", "critical", "off"];

class Logger {
  #file;
  #level = 2;

  constructor(_type, _name, file) {
    this.#file = file;
    mkdirSync(path.dirname(file), { recursive: true });
  }

  getLevel = () => this.#level;
  setLevel = (level) => void (this.#level = level);
  trace = (message) => this.#write(0, message);
  debug = (message) => this.#write(1, message);
  info = (message) => this.#write(2, message);
  warn = (message) => this.#write(3, message);
  error = (message) => this.#write(4, message);
  critical = (message) => this.#write(5, message);
  flush() {}
  drop() {}
  setPattern() {}
  clearFormatters() {}

  #write(level, message) {
    if (level < this.#level) return;
    const time = new Date().toISOString().replace("T", " ").replace("Z", "");
    try {
      appendFileSync(this.#file, `${time} [${levels[level]}] ${message}\n`);
    } catch {
      // The folder of a test that has ended is gone; its last lines go with it.
    }
  }
}

const create = async (name, file) => new Logger("rotating", name, file);

// One by one: VS Code imports this file as a module, and only exports that are assigned so have names there.
exports.version = 0;
exports.setLevel = () => undefined;
exports.setFlushOn = () => undefined;
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
