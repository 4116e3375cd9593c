package org.limpide.audit.report.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The program that wrote a report, as its seal and its last page name it. */
public final class Product {
  /** Name and version, such as {@code Limpide 0.1.0}. */
  public static final String NAME = name();

  private Product() {}

  private static String name() {
    Properties properties = new Properties();
    try (InputStream in =
        Objects.requireNonNull(Product.class.getResourceAsStream("product.properties"))) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("name");
  }
}
