@NullMarked
package org.limpide.app;

import org.jspecify.annotations.NullMarked;
