/** The web sites an organisation watches; every other desk hangs what it knows on one of them. */
@NullMarked
package org.limpide.server.sites;

import org.jspecify.annotations.NullMarked;
