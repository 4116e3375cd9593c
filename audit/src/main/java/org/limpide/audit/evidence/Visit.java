package org.limpide.audit.evidence;

import java.util.List;

/**
 * One page opened once in one state: the unit of cost of an audit.
 *
 * @param url the address asked for
 * @param finalUrl the address after redirects
 * @param status HTTP status of the document, 0 when there was no answer
 * @param problem what went wrong, in one word-like code ({@code timeout}, {@code crashed}, {@code
 *     not-html}, {@code redirect-loop}, {@code refused}, {@code unknown-host}, {@code download},
 *     {@code closed-itself}, {@code moves-on}, {@code browser-gone}…), else empty
 * @param bannerShown whether a consent banner was visible when the page had settled
 * @param reopeners controls outside the banner that open the choices again (« Gérer mes cookies »)
 * @param screenshot file name in the evidence, else empty
 * @param dom file name in the evidence, else empty
 */
public record Visit(
    String url,
    String finalUrl,
    int status,
    String title,
    Phase phase,
    String problem,
    boolean bannerShown,
    List<Control> reopeners,
    String screenshot,
    String dom,
    long atMillis,
    long millis) {
  public Visit {
    reopeners = List.copyOf(reopeners);
  }

  /** Whether the page was read. */
  public boolean read() {
    return problem.isEmpty();
  }

  /** An address that could not be read, and why. */
  public static Visit unread(
      String url, int status, Phase phase, String problem, long atMillis, long millis) {
    return new Visit(
        url, url, status, "", phase, problem, false, List.of(), "", "", atMillis, millis);
  }
}
