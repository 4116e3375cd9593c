/**
 * Benchmarks that print what they measure beside a peer measured in the same run, and keep their
 * results with the machine and the command in {@code bench/results}.
 */
@NullMarked
package org.limpide.bench;

import org.jspecify.annotations.NullMarked;
