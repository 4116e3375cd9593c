package org.limpide.audit.evidence;

import java.util.List;
import java.util.Map;

/**
 * One request the browser made.
 *
 * @param type Chromium's resource type: {@code Document}, {@code Script}, {@code Image}, {@code
 *     XHR}, {@code Fetch}, {@code Ping}, {@code Stylesheet}, {@code Font}, {@code Media}, {@code
 *     WebSocket}, {@code Other}…
 * @param frame the address of the frame that made it
 * @param mainFrame whether that frame is the page itself
 * @param thirdParty whether its host is of another site than the audited one
 * @param status HTTP status, 0 when there was no answer
 * @param failure why there was none, else empty
 * @param mixed whether it is plain HTTP asked for by a page served over HTTPS
 * @param cookiesSent {@code name@domain} of each cookie sent with it
 * @param cookiesSet names in its {@code Set-Cookie} headers
 * @param requestHeaders lower-case names; {@code cookie} and {@code authorization} left out
 * @param responseHeaders lower-case names; {@code set-cookie} left out
 * @param body the first 8,192 characters of what was sent, else empty
 * @param redirectedFrom the address that redirected here, else empty
 * @param atMillis milliseconds since the scenario began
 */
public record RequestFact(
    String url,
    String host,
    String method,
    String type,
    Phase phase,
    String page,
    String frame,
    boolean mainFrame,
    boolean thirdParty,
    int status,
    String failure,
    String mimeType,
    boolean mixed,
    Origin initiator,
    List<String> cookiesSent,
    List<String> cookiesSet,
    Map<String, String> requestHeaders,
    Map<String, String> responseHeaders,
    String body,
    String redirectedFrom,
    long atMillis) {
  public RequestFact {
    cookiesSent = List.copyOf(cookiesSent);
    cookiesSet = List.copyOf(cookiesSet);
    requestHeaders = Map.copyOf(requestHeaders);
    responseHeaders = Map.copyOf(responseHeaders);
  }
}
