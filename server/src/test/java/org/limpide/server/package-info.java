@NullMarked
package org.limpide.server;

import org.jspecify.annotations.NullMarked;
