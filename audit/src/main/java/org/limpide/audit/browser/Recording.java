package org.limpide.audit.browser;

import java.util.List;
import org.limpide.audit.evidence.ApiCall;
import org.limpide.audit.evidence.CookieFact;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.StorageFact;

/** What a context did from its opening to now. */
public record Recording(
    List<CookieFact> cookies,
    List<StorageFact> storage,
    List<RequestFact> requests,
    List<ApiCall> calls) {}
