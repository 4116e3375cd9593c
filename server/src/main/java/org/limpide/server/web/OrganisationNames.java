package org.limpide.server.web;

/** The names shown in the rail; the accounts desk answers. */
public interface OrganisationNames {
  String of(OrganisationId organisation);
}
