/** Tests of the browser's driving, with a real Chromium on pages served on loopback. */
@org.jspecify.annotations.NullMarked
package org.limpide.audit.browser;
