package org.limpide.journal.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TilePathTest {
  @Test
  void numbersAreWrittenInGroupsOfThree() {
    assertThat(new TilePath(0, 1_234_067, 256)).hasToString("tile/0/x001/x234/067");
    assertThat(new TilePath(0, 0, 1)).hasToString("tile/0/000.p/1");
    assertThat(new TilePath(TilePath.ENTRIES, 1_000, 255))
        .hasToString("tile/entries/x001/000.p/255");
  }

  @Test
  void whatIsWrittenIsRead() {
    for (long number : new long[] {0, 7, 999, 1_000, 123_456_789_012L}) {
      for (int width : new int[] {1, 255, 256}) {
        for (int level : new int[] {-1, 0, 5, 63}) {
          TilePath path = new TilePath(level, number, width);
          assertThat(TilePath.parse(path.toString())).contains(path);
        }
      }
    }
  }

  @Test
  void otherWritingsAreRefused() {
    for (String bad :
        List.of(
            "tile/00/000",
            "tile/64/000",
            "tile/0/00",
            "tile/0/0000",
            "tile/0/x000/001",
            "tile/0/001/002",
            "tile/0/000.p/0",
            "tile/0/000.p/256",
            "tile/0/000.p/01",
            "tile/data/000",
            "/tile/0/000",
            "tile/0/000/",
            "tile/-1/000",
            "")) {
      assertThat(TilePath.parse(bad)).as(bad).isEmpty();
    }
  }

  @Test
  void aTreeHasTheTilesTheSpecificationCounts() {
    List<String> paths = TilePath.ofTree(70_000, false).stream().map(TilePath::toString).toList();
    assertThat(paths).hasSize(273 + 1 + 1 + 1 + 1);
    assertThat(paths)
        .contains(
            "tile/0/272", "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1");
    assertThat(TilePath.ofTree(256, true))
        .hasToString("[tile/entries/000, tile/0/000, tile/1/000.p/1]");
    assertThat(new TilePath(0, 273, 112).within(70_000)).isTrue();
    assertThat(new TilePath(0, 273, 113).within(70_000)).isFalse();
    assertThat(new TilePath(0, 273, 256).within(70_000)).isFalse();
    assertThat(new TilePath(63, 0, 1).within(70_000)).isFalse();
  }
}
