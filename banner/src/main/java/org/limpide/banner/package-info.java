/**
 * What the visitor of a shop meets: the notice, the guard that lets nothing pass before the choice,
 * and the way back to it. A {@link org.limpide.banner.Notice} says as data what visitors are told;
 * {@link org.limpide.banner.Bundle} makes of it the files a page loads; {@link
 * org.limpide.banner.HtmlGuard} and {@link org.limpide.banner.CspAllowList} are the two guards a
 * server adds; {@link org.limpide.banner.ChoiceCookie} is the choice as the browser keeps it.
 * Nothing here stores, sends or decides anything: the server does.
 */
@NullMarked
package org.limpide.banner;

import org.jspecify.annotations.NullMarked;
