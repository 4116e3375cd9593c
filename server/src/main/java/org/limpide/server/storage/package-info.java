/**
 * The corridor to the database: one set of migrations for SQLite and PostgreSQL, one way to read
 * and one way to write.
 *
 * <p>A store asks {@link org.limpide.server.storage.Database#sql()} for its queries and runs its
 * changes inside {@link org.limpide.server.storage.Database#write}; a change outside is refused,
 * because SQLite has one writer and two engines must behave alike.
 */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package org.limpide.server.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
