import { invalid, type ApiError } from "../http/api-error.js";

/** A refusal of what the request asks for, at its place. */
export function unsupported(place: string, why: string): ApiError {
  return invalid(`${place}: ${why}`, ["body", ...place.split(".")]);
}
