import { ApiError } from "../api-error.js";

/** The answer, or null where the server has not what was asked for. */
export async function orNull<Value>(answer: Promise<Value>): Promise<Value | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiError && error.code === "api-not-found") return null;
    throw error;
  }
}
