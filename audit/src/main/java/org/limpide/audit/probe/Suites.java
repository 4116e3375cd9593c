package org.limpide.audit.probe;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Cipher suites by their number in IANA's registry: those that nobody should accept any more (RC4:
 * RFC 7465; 3DES: Sweet32, CVE-2016-2183; export, DES, null and anonymous suites), and those that
 * servers commonly do.
 */
final class Suites {
  /** For TLS 1.3. */
  static final List<Integer> MODERN = List.of(0x1301, 0x1302, 0x1303);

  private static final List<Integer> COMMON =
      List.of(
          0xC02B, 0xC02F, 0xC02C, 0xC030, 0xCCA9, 0xCCA8, 0xCCAA, 0xC023, 0xC027, 0xC024, 0xC028,
          0xC009, 0xC013, 0xC00A, 0xC014, 0x009C, 0x009D, 0x009E, 0x009F, 0x003C, 0x003D, 0x002F,
          0x0035, 0x0033, 0x0039, 0x0067, 0x006B, 0x0032, 0x0038, 0x0041, 0x0084, 0xC0AC, 0xC0AE,
          0xC0A8, 0x0096);

  /** The names of the weak ones. */
  static final Map<Integer, String> WEAK = new TreeMap<>();

  static {
    weak(0x0001, "RSA_WITH_NULL_MD5");
    weak(0x0002, "RSA_WITH_NULL_SHA");
    weak(0x003B, "RSA_WITH_NULL_SHA256");
    weak(0xC006, "ECDHE_ECDSA_WITH_NULL_SHA");
    weak(0xC010, "ECDHE_RSA_WITH_NULL_SHA");
    weak(0x0003, "RSA_EXPORT_WITH_RC4_40_MD5");
    weak(0x0006, "RSA_EXPORT_WITH_RC2_CBC_40_MD5");
    weak(0x0008, "RSA_EXPORT_WITH_DES40_CBC_SHA");
    weak(0x0011, "DHE_DSS_EXPORT_WITH_DES40_CBC_SHA");
    weak(0x0014, "DHE_RSA_EXPORT_WITH_DES40_CBC_SHA");
    weak(0x0017, "DH_anon_EXPORT_WITH_RC4_40_MD5");
    weak(0x0019, "DH_anon_EXPORT_WITH_DES40_CBC_SHA");
    weak(0x0004, "RSA_WITH_RC4_128_MD5");
    weak(0x0005, "RSA_WITH_RC4_128_SHA");
    weak(0xC002, "ECDH_ECDSA_WITH_RC4_128_SHA");
    weak(0xC007, "ECDHE_ECDSA_WITH_RC4_128_SHA");
    weak(0xC00C, "ECDH_RSA_WITH_RC4_128_SHA");
    weak(0xC011, "ECDHE_RSA_WITH_RC4_128_SHA");
    weak(0x0009, "RSA_WITH_DES_CBC_SHA");
    weak(0x0012, "DHE_DSS_WITH_DES_CBC_SHA");
    weak(0x0015, "DHE_RSA_WITH_DES_CBC_SHA");
    weak(0x000A, "RSA_WITH_3DES_EDE_CBC_SHA");
    weak(0x0013, "DHE_DSS_WITH_3DES_EDE_CBC_SHA");
    weak(0x0016, "DHE_RSA_WITH_3DES_EDE_CBC_SHA");
    weak(0xC003, "ECDH_ECDSA_WITH_3DES_EDE_CBC_SHA");
    weak(0xC008, "ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA");
    weak(0xC00D, "ECDH_RSA_WITH_3DES_EDE_CBC_SHA");
    weak(0xC012, "ECDHE_RSA_WITH_3DES_EDE_CBC_SHA");
    weak(0x0018, "DH_anon_WITH_RC4_128_MD5");
    weak(0x001B, "DH_anon_WITH_3DES_EDE_CBC_SHA");
    weak(0x0034, "DH_anon_WITH_AES_128_CBC_SHA");
    weak(0x003A, "DH_anon_WITH_AES_256_CBC_SHA");
    weak(0x006C, "DH_anon_WITH_AES_128_CBC_SHA256");
    weak(0x006D, "DH_anon_WITH_AES_256_CBC_SHA256");
    weak(0x00A6, "DH_anon_WITH_AES_128_GCM_SHA256");
    weak(0x00A7, "DH_anon_WITH_AES_256_GCM_SHA384");
    weak(0xC015, "ECDH_anon_WITH_NULL_SHA");
    weak(0xC016, "ECDH_anon_WITH_RC4_128_SHA");
    weak(0xC017, "ECDH_anon_WITH_3DES_EDE_CBC_SHA");
    weak(0xC018, "ECDH_anon_WITH_AES_128_CBC_SHA");
    weak(0xC019, "ECDH_anon_WITH_AES_256_CBC_SHA");
  }

  /** For TLS 1.2 and before: sound ones first, so that the server shows its certificate. */
  static final List<Integer> BEFORE_13 =
      Stream.concat(COMMON.stream(), WEAK.keySet().stream()).toList();

  private Suites() {}

  private static void weak(int number, String name) {
    WEAK.put(number, "TLS_" + name);
  }
}
