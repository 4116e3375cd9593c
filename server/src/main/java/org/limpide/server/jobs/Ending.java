package org.limpide.server.jobs;

/**
 * Whether this process is being stopped. What runs beside it, an audit's browser above all, ends at
 * the same signal and may be gone before the jobs are asked to stop; a job that fails of that has
 * not failed, and is made again at the next start.
 */
public final class Ending {
  private Ending() {}

  /** Asks the Java runtime, which takes no more hooks once it is ending. */
  public static boolean now() {
    Thread none = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(none);
      return !Runtime.getRuntime().removeShutdownHook(none);
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
