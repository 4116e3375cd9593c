@NullMarked
package org.limpide.server.audits;

import org.jspecify.annotations.NullMarked;
