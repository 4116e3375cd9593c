package org.limpide.server.consents;

import java.util.Map;
import java.util.UUID;

/**
 * What a visitor's browser sends.
 *
 * @param event its own id of this choice: sent twice, it is one choice
 * @param notice version of what they were told
 * @param choices by purpose, and by {@code purpose/service}; what is not named is refused
 * @param language in which they were told it
 */
record Choice(
    UUID event, String notice, Map<String, Boolean> choices, Method method, String language) {}
