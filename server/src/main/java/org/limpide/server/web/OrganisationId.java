package org.limpide.server.web;

import java.util.UUID;

/** Which organisation; every row of every desk belongs to one, and every query names it. */
public record OrganisationId(UUID value) {

  public static OrganisationId of(String text) {
    return new OrganisationId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
