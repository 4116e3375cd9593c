/** What the person who runs the service needs: whether it is well, its figures, its backups. */
@NullMarked
package org.limpide.server.operation;

import org.jspecify.annotations.NullMarked;
