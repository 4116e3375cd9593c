/**
 * Finds personal data in text: e-mail addresses, French telephone numbers, payment card numbers.
 *
 * <p>Text goes in, typed values come out, each checked as far as its own form allows (syntax,
 * numbering plan, check digit). The types are personal data, so their {@code toString} is masked:
 * what was found cannot reach a log by accident. Nothing here knows of the web, of databases or of
 * any other module.
 */
@NullMarked
package org.limpide.recognition;

import org.jspecify.annotations.NullMarked;
