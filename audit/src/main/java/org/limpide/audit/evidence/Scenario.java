package org.limpide.audit.evidence;

/**
 * What a visitor does with the consent banner; each scenario is played in a fresh browser context.
 */
public enum Scenario {
  /** Nothing is chosen. */
  S0,
  /** Everything is accepted, then the visit goes on. */
  S1,
  /** Everything is refused, then three pages, then a second visit. */
  S2,
  /** No choice, but scrolling, an internal click, and the banner's closing cross if it has one. */
  S3,
  /** Everything is accepted, then consent is withdrawn. */
  S4,
  /** One single purpose is accepted. */
  S5
}
