/**
 * The one directory of third-party services: who owns a host, what a cookie is for, and whether a
 * visitor must be asked first (article 82 of the French law "Informatique et libertés"). The audit,
 * the banner and the register all read it here, so that they never disagree.
 *
 * <p>Others' data (Open Cookie Database, third-party-web, tarteaucitron, the Public Suffix List,
 * retire.js) stays whole in files of its own; what Limpide itself says, in {@code services.json}
 * and {@code cookies.json}, goes before it. {@code banner-services.json} adds what a visitor must
 * be told of the curated services and how they are loaded ({@link
 * org.limpide.vendors.BannerCatalogue}).
 */
@NullMarked
package org.limpide.vendors;

import org.jspecify.annotations.NullMarked;
