/**
 * The running service: one package per desk, each with its records, a service, a store and routes,
 * and the corridors {@code storage}, {@code web}, {@code mail} and {@code jobs} they share.
 *
 * <p>A request comes in through {@code web}, which knows who asks and for which organisation, goes
 * to a desk's routes, from there to the desk's service, and ends in the desk's own store.
 */
@NullMarked
package org.limpide.server;

import org.jspecify.annotations.NullMarked;
