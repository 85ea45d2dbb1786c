import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import type { TSchema } from "typebox";
import { instant } from "../data/instant.js";
import { ApiError } from "./api-error.js";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;

/** Checks what came against schemas, fills defaults in, and compiles each schema when it is first met. */
export class Checker {
  readonly #ajv: Ajv = new Ajv({
    strict: false,
    useDefaults: true,
    validateFormats: true,
    formats: {
      uuid: UUID,
      moment: { type: "string", validate: (text: string) => instant(text) !== null },
      seconds: { type: "number", validate: (value: number) => instant(value) !== null },
      "date-time": { type: "string", validate: (text: string) => instant(text) !== null },
      uri: true,
    },
  });
  readonly #compiled = new WeakMap<object, ValidateFunction>();

  /** @throws ApiError 422, as Prefect's server words it. */
  check(schema: TSchema, value: unknown, place: string): void {
    const errors = this.errors(schema, value);
    if (errors.length > 0) throw refusal(errors, value, place);
  }

  errors(schema: TSchema, value: unknown): readonly ErrorObject[] {
    let validate = this.#compiled.get(schema);
    if (validate === undefined) this.#compiled.set(schema, (validate = this.#ajv.compile(schema)));
    return validate(value) ? [] : (validate.errors ?? []);
  }
}

function refusal(errors: readonly ErrorObject[], value: unknown, place: string): ApiError {
  return new ApiError(422, "Invalid request received.", {
    exception_message: "Invalid request received.",
    exception_detail: errors.map((error) => ({
      type: error.keyword,
      loc: [place, ...pathOf(error)],
      msg: error.message ?? "is not valid",
      input: null,
    })),
    request_body: place === "body" ? value : null,
  });
}

function pathOf(error: ErrorObject): readonly string[] {
  const path = error.instancePath.split("/").filter((part) => part !== "");
  const params = error.params as { missingProperty?: string; additionalProperty?: string };
  const last = params.missingProperty ?? params.additionalProperty;
  return last === undefined ? path : [...path, last];
}
