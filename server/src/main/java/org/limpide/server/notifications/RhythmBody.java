package org.limpide.server.notifications;

/**
 * When a member is written to about a kind of news.
 *
 * @param name of the kind, in the reader's language
 * @param rhythm {@code at_once}, {@code daily} or {@code never}
 */
public record RhythmBody(String kind, String name, String rhythm) {}
