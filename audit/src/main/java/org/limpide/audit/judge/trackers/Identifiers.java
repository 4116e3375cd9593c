package org.limpide.audit.judge.trackers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.limpide.audit.evidence.CookieFact;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.ScenarioRun;
import org.limpide.audit.evidence.StorageFact;

/**
 * Finds what, in a request, lets the one who receives it recognise the visitor: a cookie sent or
 * really set, a parameter named as an identifier, or a value that is also stored on the device.
 */
final class Identifiers {
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)^(_?ga_?)?cid$|^_?(uid|fbp|fbc|gid|vid|uuid|guid|muid|did|puid|_id|id5id)$|^ud(ff)?\\[|"
              + "^(user|client|visitor|device|anonymous|session|browser|hj_?user|li_fat|distinct)_?id$|^(bundle|idsite_vid)$");
  private static final Pattern JSON =
      Pattern.compile("\"([\\w.\\[\\]]{2,30})\"\\s*:\\s*\"([^\"\\\\]{8,200})\"");
  private static final int SHORTEST = 8;

  private final ScenarioRun run;
  private final Set<String> storedValues;
  private final Set<String> storedNames;

  Identifiers(ScenarioRun run) {
    this.run = run;
    storedValues =
        Stream.concat(
                run.cookies().stream()
                    .filter(cookie -> cookie.valueLength() >= SHORTEST)
                    .map(CookieFact::valueSha256),
                run.storage().stream()
                    .filter(entry -> entry.size() >= SHORTEST)
                    .map(StorageFact::valueSha256))
            .filter(hash -> !hash.isEmpty())
            .collect(Collectors.toSet());
    storedNames =
        run.cookies().stream()
            .filter(CookieFact::wasStored)
            .map(CookieFact::name)
            .collect(Collectors.toSet());
  }

  /** What identifies the visitor in this request, in words for a proof. */
  Optional<String> in(RequestFact request) {
    Optional<String> sent =
        request.cookiesSent().stream().findFirst().map(name -> "cookie " + name);
    if (sent.isPresent() && request.thirdParty()) {
      return sent;
    }
    Optional<String> set = request.cookiesSet().stream().filter(storedNames::contains).findFirst();
    if (set.isPresent()) {
      return set.map(name -> "Set-Cookie " + name);
    }
    for (Parameter parameter : parameters(request)) {
      boolean named = NAME.matcher(parameter.name()).find() && looksLikeOne(parameter.value());
      if (named
          || (parameter.value().length() >= SHORTEST
              && storedValues.contains(sha256(parameter.value())))) {
        return Optional.of(parameter.name() + "=…");
      }
    }
    return Optional.empty();
  }

  /** The scenario it reads. */
  ScenarioRun run() {
    return run;
  }

  private static boolean looksLikeOne(String value) {
    return value.length() >= SHORTEST
        && value.chars().anyMatch(Character::isDigit)
        && !value.contains("://");
  }

  /** A name and a value sent in an address or a body. */
  record Parameter(String name, String value) {}

  static List<Parameter> parameters(RequestFact request) {
    List<Parameter> found = new ArrayList<>();
    int query = request.url().indexOf('?');
    if (query >= 0) {
      form(request.url().substring(query + 1), found);
    }
    String body = request.body();
    if (body.contains("\":") || body.contains("\" :")) {
      Matcher json = JSON.matcher(body);
      while (json.find()) {
        found.add(new Parameter(json.group(1), json.group(2)));
      }
    } else if (body.contains("=")) {
      form(body, found);
    }
    return found;
  }

  private static void form(String text, List<Parameter> found) {
    for (String pair : text.split("[&;\r\n]")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        found.add(
            new Parameter(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1))));
      }
    }
  }

  static String decode(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // not percent-encoded after all
    }
  }

  static String sha256(String text) {
    return hash("SHA-256", text);
  }

  static String hash(String algorithm, String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
