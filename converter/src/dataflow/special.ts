import { callUnknown } from "./call-unknown.js";
import { calleeWords, type CallSite } from "./call.js";
import { anything } from "./command.js";
import type { Arguments } from "./function.js";
import { nowhere, type Value } from "./heap.js";
import type { Machine } from "./machine.js";

/** What a function of the language's own does; undefined where what is known of it is to be done as well. */
export type Special = (given: Arguments, site: CallSite, machine: Machine) => Value | undefined;

/** It runs text as code, or may look at and set all variables. */
export function dynamic(given: Arguments, site: CallSite, machine: Machine): Value {
  anything(`calls ${calleeWords(site)}`, machine);
  return callUnknown(nowhere, given, machine, `calls ${calleeWords(site)}`);
}
