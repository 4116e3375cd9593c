package org.limpide.audit.probe;

import java.io.IOException;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.ServerFacts.SensitiveFile;

/**
 * Asks the caller's own site for files that it should not serve. What comes back is compared with
 * what such a file must begin with, then forgotten; an address that cannot exist is asked for too,
 * so that a site that answers everything is not accused.
 */
final class SensitiveFiles {
  /** A file and what its beginning must show. */
  private record Trace(String path, String signature, Pattern proof) {}

  private static final int MOST = 4096;
  private static final String SQL =
      "(?m)^(-- (MySQL|MariaDB|phpMyAdmin|PostgreSQL database|Dump)|CREATE TABLE |INSERT INTO |DROP TABLE )";
  private static final String SECRETS =
      "(?m)^ ?(export )?[A-Z][A-Z0-9_]{2,40}(PASSWORD|PASS|SECRET|KEY|TOKEN|DATABASE_URL|DSN|HOST|ENV)[A-Z0-9_]{0,20} ?= ?\\S|^(DATABASE_URL|MAILER_DSN) ?=";
  private static final String PHP =
      "(?s)<\\?php.{0,3000}(DB_PASSWORD|_DB_PASSWD_|database_password|\\$db_|password)";
  private static final List<Trace> TRACES =
      List.of(
          trace("/.env", "environment variables with secrets", SECRETS),
          trace("/.env.local", "environment variables with secrets", SECRETS),
          trace("/.env.bak", "environment variables with secrets", SECRETS),
          trace("/.git/HEAD", "a Git repository", "^(ref: refs/|[0-9a-f]{40}\\s*$)"),
          trace("/.git/config", "a Git repository's settings", "(?m)^\\s*\\[core]"),
          trace("/.svn/wc.db", "a Subversion working copy", "^SQLite format 3"),
          trace("/.DS_Store", "a folder listing left by macOS", "^\\x00\\x00\\x00\\x01Bud1"),
          trace(
              "/.htpasswd", "a password file", "(?m)^[^\\s:<]{1,64}:(\\$(apr1|2[aby])\\$|\\{SHA})"),
          trace("/backup.sql", "a database dump", SQL),
          trace("/dump.sql", "a database dump", SQL),
          trace("/database.sql", "a database dump", SQL),
          trace("/backup.zip", "a ZIP archive", "^PK\\x03\\x04"),
          trace("/backup.tar.gz", "a gzip archive", "^\\x1f\\x8b\\x08"),
          trace("/wp-config.php.bak", "a WordPress configuration", PHP),
          trace("/wp-config.php~", "a WordPress configuration", PHP),
          trace("/config.php.bak", "a PHP configuration", PHP),
          trace(
              "/app/config/parameters.yml",
              "an application's settings",
              "(?m)^ *database_password:"),
          trace("/phpinfo.php", "PHP's phpinfo() page", "(?is)<title>[^<]{0,80}phpinfo\\(\\)"),
          trace("/info.php", "PHP's phpinfo() page", "(?is)<title>[^<]{0,80}phpinfo\\(\\)"),
          trace("/server-status", "Apache's status page", "<title>Apache Status</title>"),
          trace(
              "/wp-content/debug.log",
              "a log of errors",
              "(?m)^\\[[^\\]]{8,40}] PHP (Notice|Warning|Fatal|Deprecated)"),
          trace("/backup/", "a folder listing", "(?i)<title>Index of /"),
          trace("/uploads/", "a folder listing", "(?i)<title>Index of /"),
          trace("/wp-content/uploads/", "a folder listing", "(?i)<title>Index of /"),
          trace("/id_rsa", "a private key", "-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----"));

  private final Doors doors;

  SensitiveFiles(Doors doors) {
    this.doors = doors;
  }

  private static Trace trace(String path, String signature, String proof) {
    return new Trace(path, signature, Pattern.compile(proof));
  }

  /** What was answered for each file, as far as there was time. */
  List<SensitiveFile> of(Address home, TimeLeft left) {
    List<SensitiveFile> files = new ArrayList<>();
    Optional<HttpAnswer> nothing =
        ask(home.at("/limpide-" + Long.toString(new SecureRandom().nextLong() >>> 1, 36)), left);
    if (nothing.isEmpty()) {
      return files;
    }
    for (Trace trace : TRACES) {
      if (left.over()) {
        return files;
      }
      Address address = home.at(trace.path());
      Optional<HttpAnswer> answer = ask(address, left);
      int status = answer.map(HttpAnswer::status).orElse(0);
      boolean proved = answer.filter(got -> proves(trace, got, nothing.get())).isPresent();
      files.add(new SensitiveFile(address.url(), status, proved ? trace.signature() : ""));
    }
    return files;
  }

  private static boolean proves(Trace trace, HttpAnswer answer, HttpAnswer nothing) {
    if (answer.status() != 200 && answer.status() != 206
        || nothing.status() == 200
            && (Arrays.equals(answer.body(), nothing.body())
                || trace.proof().matcher(nothing.text()).find())) {
      return false;
    }
    String text = answer.text();
    boolean page =
        text.stripLeading().toLowerCase(Locale.ROOT).startsWith("<!doctype")
            || text.stripLeading().toLowerCase(Locale.ROOT).startsWith("<html");
    boolean pageExpected = trace.proof().pattern().contains("<title>");
    return page == pageExpected && trace.proof().matcher(text).find();
  }

  private Optional<HttpAnswer> ask(Address address, TimeLeft left) {
    try (Socket socket = doors.open(address.host(), address.port(), left)) {
      if (!address.secure()) {
        return Optional.of(
            HttpAnswer.get(socket, address.authority(), address.target(), MOST, left));
      }
      try (var tls = Handshake.over(socket, address.host(), address.port(), left)) {
        return Optional.of(HttpAnswer.get(tls, address.authority(), address.target(), MOST, left));
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
