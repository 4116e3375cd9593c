package org.limpide.vendors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A list of trackers that the user adds, in the syntax of Adblock Plus: EasyPrivacy, whose licence
 * (CC BY-SA or GPL) keeps it out of this build. It tells that an address tracks, not who runs it.
 */
public final class TrackerList {
  private final String name;
  private final Map<String, List<NetworkFilter>> trackers = new HashMap<>();
  private final Map<String, List<NetworkFilter>> exceptions = new HashMap<>();
  private int size;

  private TrackerList(String name) {
    this.name = name;
  }

  /**
   * Reads a list from a file.
   *
   * @throws IOException when it cannot be read, or holds no rule on requests
   */
  public static TrackerList read(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file, UTF_8)) {
      TrackerList list = of(String.valueOf(file.getFileName()), lines);
      if (list.size == 0) {
        throw new IOException(file + " holds no rule of a filter list");
      }
      return list;
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause();
    }
  }

  static TrackerList of(String name, Stream<String> lines) {
    var title = new String[] {name};
    List<NetworkFilter> filters = new ArrayList<>();
    lines.forEach(
        line -> {
          if (line.regionMatches(true, 0, "! Title:", 0, 8)) {
            title[0] = line.substring(8).strip();
          }
          NetworkFilter.read(line).ifPresent(filters::add);
        });
    var list = new TrackerList(title[0]);
    filters.forEach(list::add);
    return list;
  }

  private void add(NetworkFilter filter) {
    (filter.exception() ? exceptions : trackers)
        .computeIfAbsent(token(filter), token -> new ArrayList<>())
        .add(filter);
    size++;
  }

  /** The list's title, else its file's name. */
  public String name() {
    return name;
  }

  /** How many rules on requests it holds. */
  public int size() {
    return size;
  }

  /**
   * The rule that names the request as a tracker's, as written; empty when none does or an
   * exception lets it through.
   *
   * @param pageHost host of the page that asks
   * @param thirdParty whether the request goes to another site
   * @param type Chromium's resource type, such as {@code Script}
   */
  public Optional<String> tracks(String url, String pageHost, boolean thirdParty, String type) {
    NetworkFilter.Type kind = NetworkFilter.Type.of(type);
    List<String> tokens = new ArrayList<>(words(url.toLowerCase(Locale.ROOT)));
    tokens.add("");
    return first(trackers, tokens, url, pageHost, thirdParty, kind)
        .filter(filter -> first(exceptions, tokens, url, pageHost, thirdParty, kind).isEmpty())
        .map(NetworkFilter::text);
  }

  private static Optional<NetworkFilter> first(
      Map<String, List<NetworkFilter>> filters,
      List<String> tokens,
      String url,
      String pageHost,
      boolean thirdParty,
      NetworkFilter.Type type) {
    return tokens.stream()
        .flatMap(token -> filters.getOrDefault(token, List.of()).stream())
        .filter(filter -> filter.matches(url, pageHost, thirdParty, type))
        .findFirst();
  }

  /**
   * A word that every address the filter matches has, whole; empty when there is none. It spares
   * trying every rule on every request.
   */
  private static String token(NetworkFilter filter) {
    if (filter.regex() != null) {
      return "";
    }
    String pattern = filter.pattern().toLowerCase(Locale.ROOT);
    String longest = "";
    int start = -1;
    for (int i = 0; i <= pattern.length(); i++) {
      boolean inWord = i < pattern.length() && word(pattern.charAt(i));
      if (inWord && start < 0) {
        start = i;
      } else if (!inWord && start >= 0) {
        // a word at an open end or beside a star may be part of a longer one
        boolean openBefore = start == 0 || pattern.charAt(start - 1) == '*';
        boolean openAfter = i == pattern.length() || pattern.charAt(i) == '*';
        if (!openBefore && !openAfter && i - start > longest.length()) {
          longest = pattern.substring(start, i);
        }
        start = -1;
      }
    }
    return longest;
  }

  private static List<String> words(String url) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= url.length(); i++) {
      boolean inWord = i < url.length() && word(url.charAt(i));
      if (inWord && start < 0) {
        start = i;
      } else if (!inWord && start >= 0) {
        words.add(url.substring(start, i));
        start = -1;
      }
    }
    return words.stream().distinct().toList();
  }

  private static boolean word(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
  }
}
