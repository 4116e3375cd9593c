package org.limpide.audit.report;

import java.util.TreeMap;
import org.limpide.audit.evidence.ServerFacts;

/** What the site's servers answered, in {@code report.json}. */
final class JsonServers {
  private JsonServers() {}

  static void write(Json json, ServerFacts servers) {
    json.object("servers").array("plainHttp");
    for (ServerFacts.PlainHttp answer : servers.plainHttp()) {
      json.object().put("url", answer.url()).put("status", answer.status());
      json.put("location", answer.location()).put("problem", answer.problem()).end();
    }
    json.endArray().array("tls");
    for (ServerFacts.Tls tls : servers.tls()) {
      json.object().put("host", tls.host()).put("port", tls.port()).put("reached", tls.reached());
      json.put("problem", tls.problem()).put("subject", tls.subject()).put("issuer", tls.issuer());
      json.put("notAfter", tls.notAfter() == null ? null : tls.notAfter().toString());
      json.strings("versions", tls.versions()).strings("weakCiphers", tls.weakCiphers()).end();
    }
    json.endArray().object("names");
    new TreeMap<>(servers.names()).forEach((domain, names) -> names(json, domain, names));
    json.end().array("files");
    for (ServerFacts.SensitiveFile file : servers.files()) {
      json.object().put("url", file.url()).put("status", file.status());
      json.put("signature", file.signature()).end();
    }
    json.endArray().array("submissions");
    for (ServerFacts.Submission submission : servers.submissions()) {
      json.object().put("page", submission.page()).put("purpose", submission.purpose());
      json.put("status", submission.status()).put("answer", submission.answer()).end();
    }
    json.endArray().end();
  }

  private static void names(Json json, String domain, ServerFacts.Names names) {
    json.object(domain).put("answered", names.answered()).put("exists", names.exists());
    json.strings("mx", names.mx()).put("hasAddress", names.hasAddress());
    json.strings("spf", names.spf()).strings("dmarc", names.dmarc());
    json.strings("dkimSelectors", names.dkimSelectors()).strings("cnames", names.cnames()).end();
  }
}
