package org.limpide.journal.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a tile is served, below a log's address: {@code tile/<L>/<N>[.p/<W>]} for hashes, {@code
 * tile/entries/<N>[.p/<W>]} for entries (C2SP {@code tlog-tiles}). The number is written in groups
 * of three digits, all but the last with an {@code x}: 1234067 is {@code x001/x234/067}.
 *
 * @param level 0 to 63, or {@link #ENTRIES}
 * @param number the tile's place in its level, from 0
 * @param width hashes or entries in it, 1 to 256; 256 is a full tile
 */
public record TilePath(int level, long number, int width) {
  /** The level of entry bundles, which are not public. */
  public static final int ENTRIES = -1;

  private static final Pattern FORM =
      Pattern.compile(
          "tile/(entries|[0-9]{1,2})/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([0-9]{1,3}))?");

  /** Refuses what no log serves. */
  public TilePath {
    if (level < ENTRIES || level > 63 || number < 0 || width < 1 || width > FullTile.WIDTH) {
      throw new IllegalArgumentException("no tile " + level + "/" + number + "/" + width);
    }
  }

  /** Reads a path; empty when it is not written exactly as the specification says. */
  public static Optional<TilePath> parse(String path) {
    Matcher match = FORM.matcher(path);
    if (!match.matches()) {
      return Optional.empty();
    }
    String level = match.group(1);
    long number;
    try {
      number = Long.parseLong(match.group(2).replace("x", "").replace("/", ""));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    String width = match.group(3);
    int hashes = width == null ? FullTile.WIDTH : Integer.parseInt(width);
    int height = level.equals("entries") ? ENTRIES : Integer.parseInt(level);
    if (height > 63 || hashes < 1 || hashes > FullTile.WIDTH) {
      return Optional.empty();
    }
    // written back, so that « 01 », « .p/256 » or needless groups are refused
    return Optional.of(new TilePath(height, number, hashes))
        .filter(tile -> tile.toString().equals(path));
  }

  /** All tiles of a tree of this size: the full ones and, on each level, the partial one. */
  public static List<TilePath> ofTree(long size, boolean entries) {
    List<TilePath> paths = new ArrayList<>();
    if (entries) {
      level(ENTRIES, size, paths);
    }
    for (int level = 0; size >>> (8 * level) > 0; level++) {
      level(level, size >>> (8 * level), paths);
    }
    return paths;
  }

  private static void level(int level, long hashes, List<TilePath> paths) {
    for (long number = 0; number < hashes / FullTile.WIDTH; number++) {
      paths.add(new TilePath(level, number, FullTile.WIDTH));
    }
    if (hashes % FullTile.WIDTH > 0) {
      paths.add(new TilePath(level, hashes / FullTile.WIDTH, (int) (hashes % FullTile.WIDTH)));
    }
  }

  /** Whether a tree of this size has the tile, at this width or wider. */
  public boolean within(long size) {
    int height = 8 * Math.max(level, 0);
    if (height > 56) {
      return false;
    }
    long hashes = size >>> height;
    return number < hashes / FullTile.WIDTH
        || (number == hashes / FullTile.WIDTH && width <= hashes % FullTile.WIDTH);
  }

  /** Whether the tile has all its 256 hashes. */
  public boolean full() {
    return width == FullTile.WIDTH;
  }

  /** The path, without a leading slash. */
  @Override
  public String toString() {
    StringBuilder digits = new StringBuilder("%03d".formatted(number % 1000));
    for (long rest = number / 1000; rest > 0; rest /= 1000) {
      digits.insert(0, "x%03d/".formatted(rest % 1000));
    }
    return "tile/"
        + (level == ENTRIES ? "entries" : level)
        + "/"
        + digits
        + (full() ? "" : ".p/" + width);
  }
}
