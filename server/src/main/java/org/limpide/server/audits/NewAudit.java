package org.limpide.server.audits;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.limpide.audit.evidence.Scenario;
import org.limpide.law.Language;

/**
 * An audit someone asks for, as a form or the API's body; what is not said is the default of {@link
 * AuditOptions}.
 */
public record NewAudit(
    @Nullable @Min(value = 1, message = "audits.pages.wrong") @Max(value = 200, message = "audits.pages.wrong") Integer pages,
    @Nullable @Min(value = 0, message = "audits.depth.wrong") @Max(value = 10, message = "audits.depth.wrong") Integer depth,
    @Nullable @Pattern(regexp = "fr|en", message = "audits.language.wrong") String language,
    @Nullable @Size(max = 7, message = "audits.scenarios.wrong") List<@Pattern(regexp = "S[0-5]", message = "audits.scenarios.wrong") String> scenarios,
    @Nullable @Min(value = 1, message = "audits.watch.wrong") @Max(value = 60, message = "audits.watch.wrong") Integer watch) {

  AuditOptions options() {
    AuditOptions usual = AuditOptions.DEFAULTS;
    return new AuditOptions(
        pages == null ? usual.pages() : pages,
        depth == null ? usual.depth() : depth,
        language == null ? usual.language() : Language.of(language),
        scenarios == null || scenarios.isEmpty()
            ? usual.scenarios()
            : scenarios.stream().map(Scenario::valueOf).toList(),
        watch == null ? usual.watch() : watch);
  }
}
