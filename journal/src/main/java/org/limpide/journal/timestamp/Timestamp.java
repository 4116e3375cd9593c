package org.limpide.journal.timestamp;

import java.math.BigInteger;
import java.time.Instant;

/**
 * What an authority said of a checkpoint.
 *
 * @param time when the authority says it saw the checkpoint
 * @param serial the authority's number of this timestamp
 * @param policy the object identifier of the authority's policy
 * @param token the signed token, DER, to be kept beside the checkpoint; not copied
 */
public record Timestamp(Instant time, BigInteger serial, String policy, byte[] token) {}
