package org.limpide.server.tasks;

/**
 * How an organisation stands.
 *
 * @param important open tasks of risk 4 and 5
 * @param late open tasks past their last day
 */
public record Standing(int important, int late) {
  public static final Standing NOTHING = new Standing(0, 0);
}
