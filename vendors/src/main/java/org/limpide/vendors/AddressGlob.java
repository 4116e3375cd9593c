package org.limpide.vendors;

/**
 * Matches an address against the pattern of a filter list: {@code ||} is the beginning of the host
 * or of one of its labels, {@code |} the beginning or the end, {@code *} anything, {@code ^} one
 * character that is no letter, digit, {@code _ - . %}, or the end.
 */
final class AddressGlob {
  private AddressGlob() {}

  static boolean matches(String pattern, String url) {
    String glob = pattern;
    boolean host = glob.startsWith("||");
    boolean start = !host && glob.startsWith("|");
    glob = glob.substring(host ? 2 : start ? 1 : 0);
    boolean end = glob.endsWith("|");
    glob = end ? glob.substring(0, glob.length() - 1) : glob;
    if (start) {
      return from(glob, 0, url, 0, true, end);
    }
    if (!host) {
      return from(glob, 0, url, 0, false, end);
    }
    int scheme = url.indexOf("://");
    if (scheme < 0) {
      return false;
    }
    for (int at = scheme + 3; at < url.length() && "/?#:".indexOf(url.charAt(at)) < 0; at++) {
      char before = url.charAt(at - 1);
      if ((before == '/' || before == '.' || before == '@') && from(glob, 0, url, at, true, end)) {
        return true;
      }
    }
    return false;
  }

  /** Piece after piece between stars, each as early as it goes; the last at the end if asked. */
  private static boolean from(
      String glob, int globAt, String url, int urlAt, boolean anchored, boolean end) {
    int at = urlAt;
    boolean fixed = anchored;
    int g = globAt;
    while (true) {
      int star = glob.indexOf('*', g);
      String piece = glob.substring(g, star < 0 ? glob.length() : star);
      boolean last = star < 0;
      int after = fixed ? piece(piece, url, at) : find(piece, url, at, last && end);
      if (after < 0 || last && end && after < url.length()) {
        return false;
      }
      if (last) {
        return true;
      }
      at = after;
      g = star + 1;
      fixed = false;
    }
  }

  private static int find(String piece, String url, int start, boolean atEnd) {
    for (int at = start; at <= url.length(); at++) {
      int after = piece(piece, url, at);
      if (after >= 0 && (!atEnd || after >= url.length())) {
        return after;
      }
    }
    return -1;
  }

  /** Where the piece ends when it stands there, else -1. */
  private static int piece(String piece, String url, int start) {
    int at = start;
    for (int i = 0; i < piece.length(); i++) {
      char wanted = piece.charAt(i);
      if (wanted == '^' && at >= url.length()) {
        continue; // the end is a separator too
      }
      if (at >= url.length()
          || (wanted == '^' ? !separator(url.charAt(at)) : url.charAt(at) != wanted)) {
        return -1;
      }
      at++;
    }
    return at;
  }

  private static boolean separator(char c) {
    return !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')
        && "_-.%".indexOf(c) < 0
        && c < 128;
  }
}
