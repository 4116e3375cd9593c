package org.limpide.audit.evidence;

/**
 * One entry of the browser's storage other than cookies.
 *
 * @param origin the origin that owns the entry, such as {@code https://example.fr}
 * @param key the entry's key; for IndexedDB the database name, for the Cache API the cache name
 * @param size characters or bytes of the value when known, else -1
 * @param atMillis milliseconds since the scenario began, -1 when only found at a phase's end
 * @param remains whether it is still there at the end of the scenario
 */
public record StorageFact(
    Kind kind,
    String origin,
    String key,
    int size,
    String valueSha256,
    boolean thirdParty,
    Origin setBy,
    Phase phase,
    String page,
    long atMillis,
    boolean remains) {
  /** The kinds of storage looked at. */
  public enum Kind {
    LOCAL_STORAGE,
    SESSION_STORAGE,
    INDEXED_DB,
    CACHE_API
  }
}
