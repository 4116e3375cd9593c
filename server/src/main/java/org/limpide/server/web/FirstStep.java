package org.limpide.server.web;

/**
 * One of the few things a new organisation does first; a desk makes a bean of each it brings. Home
 * shows them in order, and makes the first that is not done its button.
 */
public interface FirstStep {
  /** Sites 10, audits 20, people 30. */
  int order();

  /** Key of the texts {@code KEY.title}, {@code KEY.why} and {@code KEY.do} (the button). */
  String key();

  /** Where it is done, below the organisation. */
  String link();

  boolean done(OrganisationId organisation);
}
