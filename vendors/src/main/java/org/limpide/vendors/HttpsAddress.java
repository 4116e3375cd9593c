package org.limpide.vendors;

import java.net.URI;

/** Addresses that a visitor's browser may be sent to. */
final class HttpsAddress {
  private HttpsAddress() {}

  static boolean is(String address) {
    try {
      URI uri = URI.create(address);
      return "https".equals(uri.getScheme()) && uri.getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
