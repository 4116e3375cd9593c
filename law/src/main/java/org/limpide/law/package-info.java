/**
 * What the texts say, as data and pure functions: the rules a French site or shop is held to, with
 * their references, sanctions and remedies in French and English.
 *
 * <p>Everything here can be corrected without touching code: see {@code catalogue.json} and {@code
 * sanctions.json} beside this package.
 */
@NullMarked
package org.limpide.law;

import org.jspecify.annotations.NullMarked;
