package org.limpide.audit.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/**
 * The names under which hosts and senders of mail usually publish their DKIM keys (RFC 6376). A
 * domain may use any other: finding none proves nothing.
 */
final class DkimSelectors {
  private static final List<String> COMMON =
      List.of(
          "default",
          "selector1",
          "selector2",
          "google",
          "mail",
          "dkim",
          "s1",
          "s2",
          "k1",
          "k2",
          "k3",
          "email",
          "smtp",
          "key1",
          "brevo1",
          "brevo2",
          "sib",
          "mailjet",
          "mandrill",
          "mg",
          "sig1",
          "fm1",
          "protonmail",
          "zoho",
          "gm1",
          "hs1",
          "kl",
          "pm",
          "cm",
          "ml",
          "litesrv",
          "mailpoet1",
          "ovh",
          "ionos",
          "x",
          "dk");
  private static final Pattern KEY =
      Pattern.compile("(^|;)\\s*p\\s*=\\s*[A-Za-z0-9+/]", Pattern.CASE_INSENSITIVE);

  private DkimSelectors() {}

  static List<String> found(NameServer server, String domain, TimeLeft left) {
    List<String> found = new ArrayList<>();
    for (String selector : COMMON) {
      if (left.over() || server.silent()) {
        return found;
      }
      server
          .ask(selector + "._domainkey." + domain, Type.TXT, left)
          .filter(DkimSelectors::holdsKey)
          .ifPresent(answer -> found.add(selector));
    }
    return found;
  }

  private static boolean holdsKey(Message answer) {
    return answer.getSection(Section.ANSWER).stream()
        .filter(TXTRecord.class::isInstance)
        .map(record -> String.join("", ((TXTRecord) record).getStrings()))
        .anyMatch(text -> KEY.matcher(text).find());
  }
}
