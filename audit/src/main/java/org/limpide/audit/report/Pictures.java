package org.limpide.audit.report;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/**
 * The few screenshots that a report carries inside itself, made small enough to be sent by mail.
 */
final class Pictures {
  private static final int MOST = 8;
  private static final int WIDEST = 900;
  private static final long MOST_PIXELS = 200_000_000;
  private static final float QUALITY = 0.7f;

  private final Path folder;
  private final Map<String, String> shown = new HashMap<>();
  private int embedded;

  Pictures(Path folder) {
    this.folder = folder;
  }

  /** A picture ready to be written. */
  record Picture(String address, int width, int height) {
    void write(Html html, String alt) {
      html.open(
          "img",
          "src",
          address,
          "alt",
          alt,
          "width",
          String.valueOf(width),
          "height",
          String.valueOf(height));
    }
  }

  /** The top of the home page. */
  Optional<Picture> home(String name) {
    return embed(name, 0.7);
  }

  /**
   * The screenshot of a finding; empty when there is none, it cannot be read, or there are enough
   * already.
   */
  Optional<Picture> of(String name, String id) {
    Optional<Picture> picture = embed(name, 1.2);
    picture.ifPresent(_ -> shown.put(name, id));
    return picture;
  }

  /** The finding that already shows that screenshot. */
  Optional<String> shownAt(String name) {
    return Optional.ofNullable(shown.get(name));
  }

  private Optional<Picture> embed(String name, double tallest) {
    if (name.isEmpty() || embedded >= MOST) {
      return Optional.empty();
    }
    Optional<Path> file = inside(name);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (ImageInputStream in = new FileImageInputStream(file.get().toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      reader.setInput(in, true, true);
      BufferedImage image = top(reader, tallest);
      reader.dispose();
      embedded++;
      return Optional.of(
          new Picture(
              "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg(image)),
              image.getWidth(),
              image.getHeight()));
    } catch (IOException | RuntimeException e) {
      // A report without one of its pictures is worth more than no report; the file stays in the
      // evidence.
      return Optional.empty();
    }
  }

  /** A plain file of the evidence, wherever the name would lead. */
  private Optional<Path> inside(String name) {
    try {
      Path root = folder.toRealPath();
      Path file = root.resolve(name).toRealPath();
      return file.startsWith(root) && Files.isRegularFile(file)
          ? Optional.of(file)
          : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The page's top, at most so many times as tall as wide, scaled down. */
  private static BufferedImage top(ImageReader reader, double tallest) throws IOException {
    int width = reader.getWidth(0);
    int height = (int) Math.min(reader.getHeight(0), Math.max(1, width * tallest));
    if ((long) width * height > MOST_PIXELS) {
      throw new IOException("too large a picture");
    }
    var region = reader.getDefaultReadParam();
    region.setSourceRegion(new Rectangle(0, 0, width, height));
    BufferedImage source = reader.read(0, region);
    int small = Math.min(WIDEST, width);
    int low = Math.max(1, (int) Math.round((double) height * small / width));
    BufferedImage image = new BufferedImage(small, low, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(source, 0, 0, small, low, java.awt.Color.WHITE, null);
    graphics.dispose();
    return image;
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new javax.imageio.stream.MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
