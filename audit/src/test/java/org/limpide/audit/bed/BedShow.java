package org.limpide.audit.bed;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Serves one case of the bed until it is interrupted, and prints the command that audits it: to see
 * with one's own eyes what a test sees. The bed's README says how to start it.
 */
final class BedShow {
  private BedShow() {}

  /**
   * @param args the case, such as {@code CK-01/faulty-1}
   */
  public static void main(String[] args) throws Exception {
    System.setProperty("bed", args[0]);
    BedCase one = BedCase.selected().getFirst();
    var certificates = new BedCertificates();
    Path ca = certificates.writeCa(Files.createTempDirectory("limpide-bed-").resolve("ca.pem"));
    try (var server = new BedServer(one, certificates)) {
      StringBuilder command = new StringBuilder("./limpide audit " + one.startUrl());
      for (String host : new String[] {one.host(), "*"}) {
        command.append(" --resolve '%s:80:127.0.0.1:%d'".formatted(host, server.httpPort(host)));
        command.append(" --resolve '%s:443:127.0.0.1:%d'".formatted(host, server.httpsPort(host)));
      }
      System.out.println(command + " --ca " + ca + " --dns " + server.dns());
      Thread.currentThread().join();
    }
  }
}
