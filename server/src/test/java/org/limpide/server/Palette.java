package org.limpide.server;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes a screenshot small: pages have few colours, so the 96 most used stand for all, each pixel
 * takes the nearest, and the file is a third of what it was.
 */
final class Palette {
  private static final int MOST = 96;

  private Palette() {}

  /** The same picture with at most 96 colours. */
  static byte[] reduce(byte[] png) throws IOException {
    BufferedImage whole = ImageIO.read(new ByteArrayInputStream(png));
    int width = whole.getWidth();
    int height = whole.getHeight();
    int[] pixels = whole.getRGB(0, 0, width, height, null, 0, width);
    Map<Integer, Integer> uses = new HashMap<>();
    for (int pixel : pixels) {
      uses.merge(pixel & 0xffffff, 1, Integer::sum);
    }
    List<Integer> kept =
        uses.entrySet().stream()
            .sorted((a, b) -> Integer.compare(b.getValue(), a.getValue()))
            .limit(MOST)
            .map(Map.Entry::getKey)
            .toList();
    Map<Integer, Integer> nearest = new HashMap<>();
    BufferedImage small =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model(kept));
    byte[] row = new byte[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int colour = pixels[y * width + x] & 0xffffff;
        row[x] = (byte) (int) nearest.computeIfAbsent(colour, c -> nearest(c, kept));
      }
      small.getRaster().setDataElements(0, y, width, 1, row);
    }
    return write(small);
  }

  private static int nearest(int colour, List<Integer> kept) {
    return IntStream.range(0, kept.size())
        .boxed()
        .min(
            (a, b) -> Integer.compare(distance(colour, kept.get(a)), distance(colour, kept.get(b))))
        .orElseThrow();
  }

  private static int distance(int a, int b) {
    int red = (a >> 16 & 255) - (b >> 16 & 255);
    int green = (a >> 8 & 255) - (b >> 8 & 255);
    int blue = (a & 255) - (b & 255);
    return 3 * red * red + 4 * green * green + 2 * blue * blue;
  }

  private static IndexColorModel model(List<Integer> colours) {
    int[] all = colours.stream().mapToInt(c -> c | 0xff000000).toArray();
    return new IndexColorModel(8, all.length, all, 0, false, -1, 0);
  }

  private static byte[] write(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(0f);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
