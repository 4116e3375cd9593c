package org.limpide.audit.judge.security;

import java.util.List;
import org.limpide.audit.judge.Evaluator;

/** Rules on the security of the site (SE). */
public final class SecurityRules {
  private SecurityRules() {}

  /** Every evaluator of this package. */
  public static List<Evaluator> all() {
    return List.of(
        new SecureTransport(),
        new ModernTls(),
        new StrictTransport(),
        new SessionCookies(),
        new BrowserHeaders(),
        new StrongPasswords(),
        new PasswordGuidance(),
        new SafeReset(),
        new NeutralAnswers(),
        new NoDataInAddresses(),
        new NoExposedFiles(),
        new SenderPolicy(),
        new DomainPolicy(),
        new ComponentsUpToDate());
  }
}
