/** One command of `varne`. It prints its answer on standard output and everything else on standard error. */
export interface CliCommand {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `--help` prints. */
  readonly help: string;
  /** What `--help` prints after further words, where they make a difference. */
  readonly helpFor?: (args: readonly string[]) => string;
  /** Does it. Ends in an exit code: 0 done, 1 failed (the reason was said), 2 wrong use (one clear line was said). */
  run(args: string[]): Promise<number>;
}
