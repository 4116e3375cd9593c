package org.limpide.server.web;

import java.util.List;
import java.util.Set;
import org.limpide.law.Language;

/**
 * Things the search box finds by their number, their name or a word; a desk makes a bean of each
 * sort it brings.
 */
public interface Findable {
  /** From top to bottom in the answer. */
  int order();

  /** Key of the sort's name in the texts. */
  String key();

  /** Who may find them. */
  Set<Role> roles();

  /**
   * The best of them.
   *
   * @param typed as typed, stripped, not empty, 200 characters at most
   * @param limit most to give
   */
  List<Found> find(OrganisationId organisation, String typed, Language language, int limit);

  /**
   * One thing found.
   *
   * @param title what it is called
   * @param line what tells it from the others; or empty
   * @param link below the organisation
   */
  record Found(String title, String line, String link) {}
}
