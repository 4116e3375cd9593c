/**
 * Visitors' choices: what each site tells its visitors, version by version, and what they decided.
 * A choice comes in through {@code /c/KEY/choices}, is judged by the notice it answers and written
 * to the organisation's journal before it is acknowledged.
 */
@NullMarked
package org.limpide.server.consents;

import org.jspecify.annotations.NullMarked;
