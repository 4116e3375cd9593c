package org.limpide.audit.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.limpide.audit.evidence.ServerFacts.SensitiveFile;

class SensitiveFilesTest {
  private static final Address HOME = Address.of("http://www.exemple.fr/accueil").orElseThrow();

  private static List<SensitiveFile> served(Map<String, String> files, String otherwise) {
    try (var server =
        new OneServer(
            socket -> {
              String path = OneServer.head(socket).split(" ")[1];
              String body = files.getOrDefault(path, otherwise);
              String status = body.isEmpty() ? "404 Not Found" : "200 OK";
              socket
                  .getOutputStream()
                  .write(
                      ("HTTP/1.1 "
                              + status
                              + "\r\nContent-Length: "
                              + body.length()
                              + "\r\n\r\n"
                              + body)
                          .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            })) {
      return new SensitiveFiles(server.doors(80)).of(HOME, TimeLeft.of(Duration.ofSeconds(30)));
    }
  }

  private static List<String> proved(List<SensitiveFile> files) {
    return files.stream()
        .filter(file -> !file.signature().isEmpty())
        .map(file -> file.url().substring("http://www.exemple.fr".length()))
        .toList();
  }

  @Test
  void whatIsExposedIsNamedByItsSignature() {
    assertThat(
            proved(
                served(
                    Map.of(
                        "/.env", "APP_NAME=Boutique\nAPP_KEY=base64:abcd\nDB_PASSWORD=secret\n",
                        "/.git/HEAD", "ref: refs/heads/main\n",
                        "/backup.sql", "-- MySQL dump 10.13\nCREATE TABLE clients (id int);",
                        "/wp-config.php.bak", "<?php\ndefine('DB_PASSWORD', 'x');",
                        "/phpinfo.php",
                            "<!DOCTYPE html><html><head><title>PHP 8.2 - phpinfo()</title>",
                        "/uploads/", "<html><head><title>Index of /uploads</title>"),
                    "")))
        .containsExactlyInAnyOrder(
            "/.env",
            "/.git/HEAD",
            "/backup.sql",
            "/wp-config.php.bak",
            "/phpinfo.php",
            "/uploads/");
  }

  @Test
  void aSiteThatAnswersEverythingIsNotAccused() {
    String page = "<!doctype html><html><title>Accueil</title>CREATE TABLE, APP_KEY=1</html>";
    assertThat(proved(served(Map.of(), page))).isEmpty();
    assertThat(proved(served(Map.of(), "APP_KEY=tout le monde a la même page"))).isEmpty();
  }

  @Test
  void aFileOfThatNameWithOtherContentIsNotAccused() {
    List<SensitiveFile> files =
        served(Map.of("/.env", "rien ici", "/backup.zip", "texte", "/.git/HEAD", "403"), "");
    assertThat(proved(files)).isEmpty();
    assertThat(files).extracting(SensitiveFile::status).contains(200, 404);
  }
}
