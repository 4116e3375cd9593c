package org.limpide.audit.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the site's servers answered to requests of our own, outside the browser.
 *
 * @param plainHttp what {@code http://} answers for each page of the site that was seen
 * @param tls what each HTTPS endpoint of the site accepts
 * @param names name records by lower-case domain
 * @param files sensitive files asked for; empty unless the site is the caller's own
 * @param submissions forms really submitted; empty unless the site is the caller's own
 */
public record ServerFacts(
    List<PlainHttp> plainHttp,
    List<Tls> tls,
    Map<String, Names> names,
    List<SensitiveFile> files,
    List<Submission> submissions) {
  /** Nothing was asked. */
  public static final ServerFacts NONE =
      new ServerFacts(List.of(), List.of(), Map.of(), List.of(), List.of());

  public ServerFacts {
    plainHttp = List.copyOf(plainHttp);
    tls = List.copyOf(tls);
    names = Map.copyOf(names);
    files = List.copyOf(files);
    submissions = List.copyOf(submissions);
  }

  /**
   * The answer to a plain HTTP request for a page.
   *
   * @param status 0 when there was no answer
   * @param location absolute target of a redirect, else empty
   * @param problem {@code refused}, {@code timeout}, {@code unknown-host}…, else empty
   */
  public record PlainHttp(String url, int status, String location, String problem) {}

  /**
   * What a TLS endpoint accepts.
   *
   * @param reached whether something answered TLS at all
   * @param problem why a browser would not trust it ({@code expired}, {@code wrong-name}, {@code
   *     untrusted}, {@code self-signed}, {@code not-yet-valid}, {@code revoked}…), else empty
   * @param versions protocol versions accepted, such as {@code TLSv1.2}; {@code SSLv3} to {@code
   *     TLSv1.3}
   * @param weakCiphers accepted RC4, 3DES, export, null or anonymous suites
   */
  public record Tls(
      String host,
      int port,
      boolean reached,
      String problem,
      String subject,
      String issuer,
      @Nullable Instant notAfter,
      List<String> versions,
      List<String> weakCiphers) {}

  /**
   * Name records of a domain.
   *
   * @param answered whether the resolver answered at all; false makes every rule on names {@code
   *     unknown}
   * @param exists whether the domain exists
   * @param mx mail exchangers, most preferred first; a single {@code .} is a null MX (RFC 7505)
   * @param hasAddress whether it has an A or AAAA record
   * @param spf TXT records that begin with {@code v=spf1}
   * @param dmarc TXT records at {@code _dmarc} that begin with {@code v=DMARC1} (the organisational
   *     domain's when it has none)
   * @param dkimSelectors common selectors under which a DKIM key was found
   * @param cnames the chain of aliases, in order
   */
  public record Names(
      boolean answered,
      boolean exists,
      List<String> mx,
      boolean hasAddress,
      List<String> spf,
      List<String> dmarc,
      List<String> dkimSelectors,
      List<String> cnames) {}

  /**
   * A sensitive file that was asked for.
   *
   * @param signature what in the answer proves what it is (never its content), else empty
   */
  public record SensitiveFile(String url, int status, String signature) {}

  /**
   * A form submitted with witness values.
   *
   * @param purpose {@code login-unknown}, {@code reset-unknown}…
   * @param answer visible text that appeared after it
   */
  public record Submission(String page, String purpose, int status, String answer) {}
}
