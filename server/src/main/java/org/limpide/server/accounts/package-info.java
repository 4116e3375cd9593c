/**
 * Who may come in: organisations, the people who work for them and in which role, and the ways they
 * prove who they are.
 */
@NullMarked
package org.limpide.server.accounts;

import org.jspecify.annotations.NullMarked;
