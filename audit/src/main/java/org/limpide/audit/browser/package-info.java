/** Drives Chromium over the DevTools protocol and records what each page does. */
@NullMarked
package org.limpide.audit.browser;

import org.jspecify.annotations.NullMarked;
