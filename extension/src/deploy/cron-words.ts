import { toString as inWords } from "cronstrue";
import { secondsFirst } from "./next-times.js";

/** A cron line in words, such as `At 05:30, Monday through Friday`; empty where there are none for it. */
export function cronWords(cron: string): string {
  try {
    return inWords(secondsFirst(cron), { use24HourTimeFormat: true });
  } catch {
    return "";
  }
}
