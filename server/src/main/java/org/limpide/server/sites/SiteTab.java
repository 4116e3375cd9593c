package org.limpide.server.sites;

/**
 * A tab of a site's page; a desk makes a bean of each it brings.
 *
 * @param order from left to right
 * @param path below the site: {@code "/audits"}
 * @param key of its name in the texts
 */
public record SiteTab(int order, String path, String key) {}
