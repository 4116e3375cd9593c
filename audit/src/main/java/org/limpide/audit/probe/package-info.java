/** Asks a site's servers what a browser does not show: plain HTTP, TLS, mail and name records. */
@NullMarked
package org.limpide.audit.probe;

import org.jspecify.annotations.NullMarked;
