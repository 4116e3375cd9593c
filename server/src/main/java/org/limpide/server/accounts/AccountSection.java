package org.limpide.server.accounts;

/**
 * A part of a person's own page that has a page to itself: sign-in keys, one-time codes. A bean of
 * each is shown as a link on {@code /account}.
 *
 * @param order from top to bottom
 * @param path from the root of the service: {@code "/account/passkeys"}
 * @param key of its name in the texts; the same key with {@code .hint} says what it is for
 */
public record AccountSection(int order, String path, String key) {}
