package org.limpide.server.home;

/**
 * One of the first steps of a new organisation.
 *
 * @param key of its texts
 * @param next whether it is the one to take now
 */
public record HomeStep(String key, String link, boolean done, boolean next) {}
