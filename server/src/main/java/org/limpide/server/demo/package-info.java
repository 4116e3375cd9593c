/**
 * The demonstration: a fictional shop with faults, and a service filled with invented data. It
 * comes last of all desks, uses their public services only, and no desk knows it; {@code ./limpide
 * demo} starts it, and its banner stands on every page ({@code limpide.demo}).
 */
@NullMarked
package org.limpide.server.demo;

import org.jspecify.annotations.NullMarked;
