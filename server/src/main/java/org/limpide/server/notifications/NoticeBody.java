package org.limpide.server.notifications;

import java.time.Instant;
import java.util.UUID;

/**
 * A piece of news as pages and the API show it.
 *
 * @param sentence in the reader's language
 * @param link below the organisation
 */
public record NoticeBody(UUID id, String kind, String sentence, String link, Instant createdAt) {}
