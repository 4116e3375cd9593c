/**
 * The two places a log is kept: a SQLite file of its own, or tables of its own in PostgreSQL. Plain
 * JDBC, one contract test for both.
 */
@NullMarked
package org.limpide.journal.storage;

import org.jspecify.annotations.NullMarked;
