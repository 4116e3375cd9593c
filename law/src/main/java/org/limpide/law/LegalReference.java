package org.limpide.law;

/**
 * A text behind a rule.
 *
 * @param cite how it is cited
 * @param source where that was confirmed, or {@code memory}
 * @param verified whether it was confirmed; if not it is shown as « à vérifier »
 */
public record LegalReference(Text cite, String source, boolean verified) {}
