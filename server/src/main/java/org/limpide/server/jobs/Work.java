package org.limpide.server.jobs;

/** What is done for one kind of job; a desk makes a bean of it. */
public interface Work {
  /** The kind, for example {@code audit}; it is kept in the database and never changes. */
  String kind();

  /**
   * Does it. After a kill it is called again for the same job, so whatever it writes before {@link
   * Run#finish} must bear being done twice.
   *
   * @throws JobFailure when it cannot be done, now or at all
   */
  void run(Run run) throws JobFailure;

  /** How many of this kind run at the same time. */
  default int atOnce() {
    return 2;
  }
}
