package org.limpide.vendors;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * One line of a filter list in the syntax of Adblock Plus that speaks of requests: an address
 * pattern ({@code ||host^}, {@code |start}, {@code end|}, {@code *}, {@code ^} for a separator or
 * the end, {@code /regex/}) and options ({@code $third-party,script,domain=…}).
 *
 * @param text the line as written
 * @param exception whether it lets through ({@code @@}) what others name
 * @param thirdParty whether it is for third-party requests only, or first-party only; null for both
 * @param types kinds of request it is for
 * @param on hosts of pages it is for, all when empty
 * @param notOn hosts of pages it is not for
 */
record NetworkFilter(
    String text,
    boolean exception,
    String pattern,
    @Nullable Pattern regex,
    boolean matchCase,
    @Nullable Boolean thirdParty,
    Set<Type> types,
    List<String> on,
    List<String> notOn) {
  private static final long LOOKS = 200_000;

  /** Kinds of request that options speak of. */
  enum Type {
    SCRIPT,
    IMAGE,
    STYLESHEET,
    XMLHTTPREQUEST,
    SUBDOCUMENT,
    PING,
    WEBSOCKET,
    FONT,
    MEDIA,
    OBJECT,
    OTHER;

    /** Of a request as Chromium's resource type names it. */
    static Type of(String chromium) {
      return switch (chromium) {
        case "Script" -> SCRIPT;
        case "Image" -> IMAGE;
        case "Stylesheet" -> STYLESHEET;
        case "XHR", "Fetch", "EventSource" -> XMLHTTPREQUEST;
        case "Document" -> SUBDOCUMENT;
        case "Ping", "CSPViolationReport" -> PING;
        case "WebSocket" -> WEBSOCKET;
        case "Font" -> FONT;
        case "Media" -> MEDIA;
        default -> OTHER;
      };
    }
  }

  /** Reads a line; empty for comments, cosmetic rules and options that are not understood. */
  static Optional<NetworkFilter> read(String line) {
    String text = line.strip();
    if (text.isEmpty() || text.startsWith("!") || text.startsWith("[") || cosmetic(text)) {
      return Optional.empty();
    }
    boolean exception = text.startsWith("@@");
    String rest = exception ? text.substring(2) : text;
    int dollar = rest.lastIndexOf('$');
    boolean options = dollar >= 0 && !(rest.startsWith("/") && rest.endsWith("/"));
    String pattern = options ? rest.substring(0, dollar) : rest;
    var read = new Options(options ? rest.substring(dollar + 1) : "");
    if (!read.understood) {
      return Optional.empty();
    }
    @Nullable Pattern regex = null;
    if (pattern.length() > 2 && pattern.startsWith("/") && pattern.endsWith("/")) {
      try {
        regex =
            Pattern.compile(
                pattern.substring(1, pattern.length() - 1),
                read.matchCase ? 0 : Pattern.CASE_INSENSITIVE);
      } catch (PatternSyntaxException e) {
        return Optional.empty();
      }
    } else if (pattern.replaceAll("[*|^]", "").isEmpty()) {
      return Optional.empty(); // it would name every request
    }
    return Optional.of(
        new NetworkFilter(
            text,
            exception,
            read.matchCase || regex != null ? pattern : pattern.toLowerCase(Locale.ROOT),
            regex,
            read.matchCase,
            read.thirdParty,
            read.types(),
            List.copyOf(read.on),
            List.copyOf(read.notOn)));
  }

  private static boolean cosmetic(String text) {
    return text.contains("##")
        || text.contains("#@#")
        || text.contains("#?#")
        || text.contains("#$#")
        || text.contains("#%#");
  }

  /** Whether it speaks of this request. */
  boolean matches(String url, String pageHost, boolean fromThirdParty, Type type) {
    return (thirdParty == null || thirdParty == fromThirdParty)
        && types.contains(type)
        && (on.isEmpty() || on.stream().anyMatch(host -> Hosts.matches(host, pageHost)))
        && notOn.stream().noneMatch(host -> Hosts.matches(host, pageHost))
        && fits(url);
  }

  private boolean fits(String url) {
    if (regex != null) {
      try {
        return regex.matcher(BoundedText.of(url, LOOKS)).find();
      } catch (BoundedText.Exhausted e) {
        return false;
      }
    }
    return AddressGlob.matches(pattern, matchCase ? url : url.toLowerCase(Locale.ROOT));
  }

  /** What stands after the dollar sign. */
  private static final class Options {
    private boolean understood = true;
    private boolean matchCase;
    private @Nullable Boolean thirdParty;
    private final Set<Type> only = EnumSet.noneOf(Type.class);
    private final Set<Type> not = EnumSet.noneOf(Type.class);
    private final List<String> on = new ArrayList<>();
    private final List<String> notOn = new ArrayList<>();

    Options(String written) {
      for (String option : written.isEmpty() ? new String[0] : written.split(",")) {
        read(option.strip());
      }
    }

    private void read(String option) {
      String name = option.startsWith("~") ? option.substring(1) : option;
      boolean negated = option.startsWith("~");
      if (name.startsWith("domain=") || name.startsWith("from=")) {
        for (String host : name.substring(name.indexOf('=') + 1).split("\\|")) {
          (host.startsWith("~") ? notOn : on).add(Hosts.normal(host.replaceFirst("^~", "")));
        }
        return;
      }
      switch (name) {
        case "third-party", "3p" -> thirdParty = !negated;
        case "first-party", "1p" -> thirdParty = negated;
        case "match-case" -> matchCase = true;
        case "important", "all" -> {
          // changes nothing here
        }
        case "xhr" -> type(Type.XMLHTTPREQUEST, negated);
        case "css" -> type(Type.STYLESHEET, negated);
        case "frame" -> type(Type.SUBDOCUMENT, negated);
        case "beacon" -> type(Type.PING, negated);
        default -> {
          try {
            type(Type.valueOf(name.toUpperCase(Locale.ROOT)), negated);
          } catch (IllegalArgumentException e) {
            understood = false; // popup, csp=, redirect=, generichide…: not about a request
          }
        }
      }
    }

    private void type(Type type, boolean negated) {
      (negated ? not : only).add(type);
    }

    Set<Type> types() {
      Set<Type> types = only.isEmpty() ? EnumSet.allOf(Type.class) : EnumSet.copyOf(only);
      types.removeAll(not);
      return Set.copyOf(types);
    }
  }
}
