package org.limpide.server.audits;

import java.time.LocalDate;
import java.util.Optional;
import org.limpide.law.Text;

/**
 * A task an audit asks for.
 *
 * @param reference site and rule: one task for one rule on one site
 * @param risk 1 to 5, 5 the worst
 * @param link the finding's page, below the organisation
 */
public record NewTask(
    String source,
    String reference,
    Text title,
    Text detail,
    int risk,
    Optional<LocalDate> due,
    String link) {}
