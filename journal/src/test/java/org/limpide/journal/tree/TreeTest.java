package org.limpide.journal.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TreeTest {
  /** The eight leaves and roots that implementations of RFC 6962 test themselves with. */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private final TreeHasher hasher = new TreeHasher();

  /** A tree with all its full tiles in memory. */
  static final class Grown {
    final GrowingTree tree = new GrowingTree();
    final Map<String, byte[]> full = new HashMap<>();
    final List<Hash> leaves = new ArrayList<>();

    Grown(int size, long seed) {
      Random random = new Random(seed);
      byte[] content = new byte[20];
      TreeHasher hasher = new TreeHasher();
      for (int i = 0; i < size; i++) {
        random.nextBytes(content);
        Hash leaf = hasher.leaf(content);
        leaves.add(leaf);
        tree.add(leaf);
      }
      for (FullTile tile : tree.takeFilled()) {
        full.put(tile.level() + "/" + tile.number(), tile.hashes());
      }
    }

    byte[] tile(int level, long number) {
      byte[] tile = full.get(level + "/" + number);
      if (tile == null) {
        throw new IllegalStateException("no tile " + level + "/" + number);
      }
      return tile;
    }

    TreeView view() {
      return new TreeView(tree.edge(), this::tile);
    }
  }

  /** RFC 9162 section 2.1.1, word for word. */
  private Hash naive(List<Hash> leaves) {
    if (leaves.isEmpty()) {
      return hasher.empty();
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int k = Integer.highestOneBit(leaves.size() - 1);
    return hasher.node(naive(leaves.subList(0, k)), naive(leaves.subList(k, leaves.size())));
  }

  @Test
  void theRootsAreThoseOfTheKnownTree() {
    GrowingTree tree = new GrowingTree();
    assertThat(tree.root().hex()).isEqualTo(ROOTS.getFirst());
    for (int i = 0; i < LEAVES.size(); i++) {
      tree.add(hasher.leaf(HexFormat.of().parseHex(LEAVES.get(i))));
      assertThat(tree.root().hex()).isEqualTo(ROOTS.get(i + 1));
    }
  }

  private static List<Hash> published(String name) throws IOException {
    try (InputStream in = TreeTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(Hash::parse)
          .toList();
    }
  }

  /**
   * What Google's certificate log Argon 2020 answered about its entry 10,000, a tree of 961,984,013
   * leaves.
   */
  @Test
  void theProofsOfARealLogHold() throws IOException {
    Hash root = Hash.parse("dwlueapdd7LaOEnX2W2Wp9v2XE+KzejHRQGHwEx0oaM=");
    Hash leaf = Hash.parse("nCs3mfIydh9x4CKyQ+u2xtmpxmFggA5MLymHwNQSlLg=");
    List<Hash> inclusion = published("argon2020-inclusion.txt");
    assertThat(Proofs.included(10_000, 961_984_013, leaf, inclusion, root)).isTrue();
    assertThat(Proofs.included(10_001, 961_984_013, leaf, inclusion, root)).isFalse();
    Hash older = Hash.parse("AuIZ5V6sDUj1vn3Y1K85oOaQ7y+FJJKtyRTl1edIKBQ=");
    List<Hash> consistency = published("argon2020-consistency.txt");
    assertThat(Proofs.consistent(3_654_490, older, 961_984_013, root, consistency)).isTrue();
    assertThat(Proofs.consistent(3_654_491, older, 961_984_013, root, consistency)).isFalse();
  }

  @Test
  void everyRootOfEveryPastSizeIsReadFromTiles() {
    Grown grown = new Grown(1_400, 7);
    TreeView view = grown.view();
    for (int size = 0; size <= 1_400; size++) {
      assertThat(view.root(size)).isEqualTo(naive(grown.leaves.subList(0, size)));
    }
  }

  @Test
  void everyLeafOfSmallTreesIsProved() {
    Grown grown = new Grown(130, 11);
    TreeView view = grown.view();
    for (int size = 1; size <= 130; size++) {
      Hash root = view.root(size);
      for (int index = 0; index < size; index++) {
        List<Hash> path = view.inclusion(index, size);
        assertThat(Proofs.included(index, size, grown.leaves.get(index), path, root)).isTrue();
        assertThat(Proofs.included(index, size, grown.leaves.get((index + 1) % 130), path, root))
            .isFalse();
        assertThat(Proofs.included(index + 1, size, grown.leaves.get(index), path, root)).isFalse();
      }
    }
  }

  @Test
  void everyPairOfSmallTreesIsConsistent() {
    Grown grown = new Grown(130, 13);
    TreeView view = grown.view();
    for (int newer = 0; newer <= 130; newer++) {
      for (int older = 0; older <= newer; older++) {
        List<Hash> path = view.consistency(older, newer);
        Hash old = view.root(older);
        Hash now = view.root(newer);
        assertThat(Proofs.consistent(older, old, newer, now, path)).isTrue();
        if (older > 0 && older < newer) {
          assertThat(Proofs.consistent(older, now, newer, now, path)).isFalse();
          assertThat(Proofs.consistent(older, old, newer, old, path)).isFalse();
        }
      }
    }
  }

  @Test
  void proofsInATreeOfThreeLevelsHold() {
    Grown grown = new Grown(70_000, 17);
    TreeView view = grown.view();
    Hash root = grown.tree.root();
    assertThat(view.root(70_000)).isEqualTo(root);
    Random random = new Random(19);
    for (int i = 0; i < 500; i++) {
      int index = random.nextInt(70_000);
      int size = index + 1 + random.nextInt(70_000 - index);
      TreeView fresh = grown.view();
      assertThat(
              Proofs.included(
                  index,
                  size,
                  grown.leaves.get(index),
                  fresh.inclusion(index, size),
                  fresh.root(size)))
          .isTrue();
      assertThat(
              Proofs.consistent(
                  size, fresh.root(size), 70_000, root, fresh.consistency(size, 70_000)))
          .isTrue();
    }
  }

  @Test
  void aChangedProofIsRefused() {
    Grown grown = new Grown(1_000, 23);
    TreeView view = grown.view();
    Hash root = view.root(1_000);
    Random random = new Random(29);
    for (int i = 0; i < 2_000; i++) {
      int index = random.nextInt(1_000);
      List<Hash> path = new ArrayList<>(view.inclusion(index, 1_000));
      int step = random.nextInt(path.size());
      switch (random.nextInt(4)) {
        case 0 -> {
          byte[] bytes = path.get(step).bytes();
          bytes[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
          path.set(step, Hash.of(bytes));
        }
        case 1 -> path.remove(step);
        case 2 -> path.add(step, path.get(step));
        default -> path.add(hasher.empty());
      }
      assertThat(Proofs.included(index, 1_000, grown.leaves.get(index), path, root)).isFalse();
    }
  }

  @Test
  void theRightEdgeIsRebuiltFromFullTilesAndTheTail() {
    for (int size :
        new int[] {0, 1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 66_000, 70_001}) {
      Grown grown = new Grown(size, 31);
      List<Hash> tail = grown.leaves.subList(size - size % 256, size);
      GrowingTree again = GrowingTree.recovered(size, tail, grown::tile);
      assertThat(again.root()).isEqualTo(grown.tree.root());
      for (int more = 0; more < 600; more++) {
        Hash leaf = hasher.leaf(new byte[] {(byte) more});
        again.add(leaf);
        grown.tree.add(leaf);
      }
      assertThat(again.root()).isEqualTo(grown.tree.root());
      assertThat(again.takeFilled()).usingRecursiveComparison().isEqualTo(grown.tree.takeFilled());
    }
  }

  @Test
  void anEdgeOnceTakenDoesNotChange() {
    Grown grown = new Grown(300, 37);
    TreeView before = new TreeView(grown.tree.edge(), grown::tile);
    Hash root = before.root(300);
    Hash other = hasher.leaf(new byte[] {1});
    for (int i = 0; i < 1_000; i++) {
      grown.tree.add(other);
    }
    assertThat(before.root(300)).isEqualTo(root);
  }
}
