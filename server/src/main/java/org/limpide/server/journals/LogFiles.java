package org.limpide.server.journals;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.limpide.journal.tree.TilePath;
import org.limpide.server.web.PlainService;
import org.springframework.stereotype.Component;

/**
 * What everyone may read of a log, at {@code /log/ID/}: {@code checkpoint} and {@code tile/…} (C2SP
 * {@code tlog-tiles}), and {@code key}, the verifier key. Entry bundles are not served: a stranger
 * learns the tree's size and nothing of what is in it.
 */
@Component
class LogFiles implements PlainService {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

  private final Journals journals;

  LogFiles(Journals journals) {
    this.journals = journals;
  }

  @Override
  public String prefix() {
    return "/log/";
  }

  @Override
  public void serve(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      response.setHeader("Allow", "GET, HEAD");
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    int slash = path.indexOf('/');
    Optional<OpenLog> log =
        slash > 0 && ID.matcher(path.substring(0, slash)).matches()
            ? journals.one(path.substring(0, slash))
            : Optional.empty();
    if (log.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    // anyone's page may check a proof
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("X-Content-Type-Options", "nosniff");
    String file = path.substring(slash + 1);
    switch (file) {
      case "checkpoint" -> text(response, log.get().journal().checkpoint().note().toString());
      case "key" -> text(response, log.get().journal().key() + "\n");
      default -> tile(response, log.get(), file);
    }
  }

  private static void tile(HttpServletResponse response, OpenLog log, String file)
      throws IOException {
    Optional<byte[]> tile =
        TilePath.parse(file).filter(path -> path.level() >= 0).flatMap(log.journal()::tile);
    if (tile.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    // a tile never changes
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    response.setContentType("application/octet-stream");
    response.setContentLength(tile.get().length);
    response.getOutputStream().write(tile.get());
  }

  private static void text(HttpServletResponse response, String text) throws IOException {
    response.setHeader("Cache-Control", "no-cache");
    PlainService.text(response, "text/plain;charset=utf-8", text);
  }
}
