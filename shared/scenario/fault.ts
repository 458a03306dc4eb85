/** Something wrong with a scenario's text, at its place in it. */
export interface ScenarioFault {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Where in the scenario, as `injects[2].vessel`; empty for the whole. */
  readonly where: string;
  /** What is wrong and what is allowed, in words. */
  readonly message: string;
}
