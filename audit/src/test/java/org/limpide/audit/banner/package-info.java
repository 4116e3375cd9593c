/** Tests of the banner driver, with a real Chromium, on real banners and on pages of our own. */
@org.jspecify.annotations.NullMarked
package org.limpide.audit.banner;
