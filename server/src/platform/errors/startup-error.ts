/** A fault of the installation that a person can mend. main prints the message alone, one line, and exits 1. */
export class StartupError extends Error {
  override name = 'StartupError';
}
