const GIVEN = new WeakMap<object, ReadonlySet<string>>();

/** Notes which of a flow run's parameters were given, as the others have their defaults. */
export function noteGiven(parameters: object, given: ReadonlySet<string>): void {
  GIVEN.set(parameters, given);
}

/** Which of them were given; null for an object that is not a flow run's parameters. */
export function givenOf(parameters: object): ReadonlySet<string> | null {
  return GIVEN.get(parameters) ?? null;
}
