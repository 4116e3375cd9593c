package org.limpide.journal;

/**
 * The answer to an entry, given once it is on the disk.
 *
 * @param index its place in the log, from 0
 * @param again whether an entry with the same event id stood there before, which then stays as it
 *     is
 */
public record Appended(long index, boolean again) {}
