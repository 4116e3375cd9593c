/**
 * The test bed: small sites with known faults and without, third parties that behave as the real
 * ones do, and the table that says how many faults the audit catches and how often it cries wolf.
 * Cases are data under {@code src/test/resources/bed}; its {@code README.md} says how to write one.
 */
package org.limpide.audit.bed;
