/** The first page: what to do next, in order of risk, then how things go. */
@NullMarked
package org.limpide.server.home;

import org.jspecify.annotations.NullMarked;
