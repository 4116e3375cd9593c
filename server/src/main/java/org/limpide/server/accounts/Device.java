package org.limpide.server.accounts;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * On what someone signed in, in two words they know it by. Nothing finer is kept: it is for
 * recognising a session of one's own, not for telling devices apart.
 *
 * @param browser its name, or empty
 * @param system the operating system's name, or empty
 */
public record Device(String browser, String system) {
  private static final Map<String, String> BROWSERS = new LinkedHashMap<>();
  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    // in this order: most browsers also claim to be those below them
    BROWSERS.put("Edg/", "Edge");
    BROWSERS.put("EdgA/", "Edge");
    BROWSERS.put("OPR/", "Opera");
    BROWSERS.put("SamsungBrowser/", "Samsung Internet");
    BROWSERS.put("FxiOS/", "Firefox");
    BROWSERS.put("Firefox/", "Firefox");
    BROWSERS.put("CriOS/", "Chrome");
    BROWSERS.put("Chrome/", "Chrome");
    BROWSERS.put("Safari/", "Safari");
    BROWSERS.put("curl/", "curl");
    BROWSERS.put("Java-http-client/", "Java");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Macintosh", "macOS");
    SYSTEMS.put("CrOS", "ChromeOS");
    SYSTEMS.put("Linux", "Linux");
  }

  /** What a browser says of itself in {@code User-Agent}. */
  static Device of(String userAgent) {
    return new Device(first(BROWSERS, userAgent), first(SYSTEMS, userAgent));
  }

  /** As the database keeps it. */
  static Device parse(String code) {
    int slash = code.indexOf('/');
    return slash < 0
        ? new Device("", "")
        : new Device(code.substring(0, slash), code.substring(slash + 1));
  }

  String code() {
    return browser + "/" + system;
  }

  private static String first(Map<String, String> names, String userAgent) {
    return names.entrySet().stream()
        .filter(one -> userAgent.contains(one.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
