package org.limpide.app;

/** What a command's exit code tells; the same for every command. */
final class ExitCode {
  /** Done. */
  static final int DONE = 0;

  /** Done, and something was found, or failed, that the caller asked to fail on. */
  static final int FOUND = 1;

  /** Wrong usage. */
  static final int USAGE = 2;

  /** Could not be done: unreachable, no browser… */
  static final int IMPOSSIBLE = 3;

  private ExitCode() {}
}
