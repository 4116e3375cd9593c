package org.limpide.server.storage;

import org.jooq.SQLDialect;

/** The two databases the service runs on, with the same migrations and the same queries. */
public enum Engine {
  SQLITE(SQLDialect.SQLITE),
  POSTGRESQL(SQLDialect.POSTGRES);

  private final SQLDialect dialect;

  Engine(SQLDialect dialect) {
    this.dialect = dialect;
  }

  SQLDialect dialect() {
    return dialect;
  }
}
