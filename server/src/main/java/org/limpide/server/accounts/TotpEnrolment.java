package org.limpide.server.accounts;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * What a person needs to put a new secret into their authenticator application.
 *
 * @param secret to type
 * @param address to open on the same device
 * @param side of the QR code in modules, its quiet zone included
 * @param path the QR code's dark modules, as the path of an SVG picture of that side
 */
public record TotpEnrolment(String secret, String address, int side, String path) {
  private static final int QUIET = 4; // modules, ISO/IEC 18004

  static TotpEnrolment of(Totp totp, String account) {
    String address = totp.address(account).toString();
    ByteMatrix modules = modules(address);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y) == 1) {
          path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    return new TotpEnrolment(totp.text(), address, modules.getWidth() + 2 * QUIET, path.toString());
  }

  private static ByteMatrix modules(String text) {
    try {
      return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
