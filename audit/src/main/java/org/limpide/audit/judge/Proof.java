package org.limpide.audit.judge;

import org.jspecify.annotations.Nullable;
import org.limpide.audit.evidence.Scenario;
import org.limpide.law.Text;

/**
 * One piece of evidence behind a judgement.
 *
 * @param scenario where it was seen; null for what our own requests showed
 * @param page address of the page; empty when it concerns the whole site
 * @param kind {@code cookie}, {@code storage}, {@code request}, {@code api-call}, {@code banner},
 *     {@code form}, {@code text}, {@code link}, {@code header}, {@code tls}, {@code http}, {@code
 *     dns}, {@code script}, {@code file}…
 * @param detail one line that names what was seen, exactly
 * @param screenshot file name in the evidence, else empty
 */
public record Proof(
    @Nullable Scenario scenario, String page, String kind, Text detail, String screenshot) {
  public Proof(@Nullable Scenario scenario, String page, String kind, Text detail) {
    this(scenario, page, kind, detail, "");
  }
}
