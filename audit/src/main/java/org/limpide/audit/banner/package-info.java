/**
 * Finds a consent banner, describes it, and makes a visitor's choice on it.
 *
 * <p>Three ways of knowing a banner, in the order in which they answer:
 *
 * <ol>
 *   <li>our own reading ({@code banner.js}, {@code words.json}): what floats or says what it is,
 *       speaks of cookies, and offers a choice whose French or English wording is understood. It
 *       works in frames and open shadow trees, measures every control, and is pressed with real
 *       mouse events ({@link org.limpide.audit.banner.Hand});
 *   <li>autoconsent's rules, kept whole, cosmetic ones off, with our rule for Orejime before them;
 *   <li>Consent-O-Matic's rules, without the actions that merely hide.
 * </ol>
 *
 * <p>The rules first of all give the banner its name ({@link
 * org.limpide.audit.evidence.BannerFact#recognisedBy}): what finds and answers best is the first
 * way, because it sees what a visitor sees. Rules answer only where it fails, for instance in
 * another language.
 *
 * <p>Whether a choice was made is never taken from a rule's word. It is made when something that
 * means it was pressed (a click recorded, by whichever way) and the banner then went away; what was
 * written meanwhile in cookies and storage is named in {@link org.limpide.audit.banner.Choice#why}.
 * A page that hides its banner by itself, a cross, settings that open nothing: none is a refusal.
 *
 * <p>Everything is read in a world of the driver's own, which page scripts can neither see nor
 * change; only autoconsent's snippets run in the page's. Pop-ups that ask for an address, age
 * gates, chats, and what a page's own text or an embedded player says of cookies are not banners.
 *
 * <p>To teach it a wording, change {@code words.json} (texts are compared in lower case without
 * accents) and add it to the test of wordings. Licences of the rules stand beside them in {@code
 * licences}.
 */
@NullMarked
package org.limpide.audit.banner;

import org.jspecify.annotations.NullMarked;
