/** Rules on the security of the site (SE). */
@NullMarked
package org.limpide.audit.judge.security;

import org.jspecify.annotations.NullMarked;
