package org.limpide.banner;

/**
 * A file a page loads.
 *
 * @param name content-addressed: the same name never has another content, so it may be cached for
 *     ever
 * @param integrity what an {@code integrity} attribute holds
 */
@SuppressWarnings(
    "ArrayRecordComponent") // the bytes go straight to a socket, and files are not compared
public record BundleFile(String name, String contentType, byte[] content, String integrity) {
  static BundleFile of(String stem, String extension, String contentType, byte[] content) {
    String name = stem + "-" + Hash.hex(content).substring(0, 12) + "." + extension;
    return new BundleFile(name, contentType, content, Hash.integrity(content));
  }
}
