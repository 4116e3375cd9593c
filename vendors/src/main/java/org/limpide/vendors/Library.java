package org.limpide.vendors;

/**
 * A script library of a certain version.
 *
 * @param name as retire.js names it, such as {@code jquery}
 */
public record Library(String name, String version) {}
