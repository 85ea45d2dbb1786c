import type { ServerOptions } from "../../../../src/server/index.js";
import { Checker } from "../../../../src/server/http/check.js";

/** Collects answers that are other than their operation's schema says. */
export function answerChecker(): {
  readonly look: NonNullable<ServerOptions["answered"]>;
  readonly wrong: string[];
} {
  const checker = new Checker();
  const wrong: string[] = [];
  return {
    wrong,
    look: ({ method, path, answers }, status, body) => {
      const schema = answers[String(status)];
      const name = `${method} ${path} ${status}`;
      if (schema === undefined) wrong.push(`${name} is not in the document`);
      else if (schema !== null) {
        // as it is sent, and so that defaults are not filled into what is sent
        const sent = JSON.parse(JSON.stringify(body ?? null)) as unknown;
        for (const error of checker.errors(schema, sent))
          wrong.push(`${name}: ${error.instancePath} ${error.message ?? ""} ${JSON.stringify(error.params)}`);
      }
    },
  };
}
