/** Sites that are broken, endless or malicious, and what an audit makes of them. */
@NullMarked
package org.limpide.audit.hostile;

import org.jspecify.annotations.NullMarked;
