/** Finds a consent banner, describes it, and makes a visitor's choice on it. */
@NullMarked
package org.limpide.audit.banner;

import org.jspecify.annotations.NullMarked;
