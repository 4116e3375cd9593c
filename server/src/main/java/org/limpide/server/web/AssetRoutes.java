package org.limpide.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Gives the pages' own files. */
@Controller
class AssetRoutes {

  @Anyone
  @GetMapping("/assets/{fingerprint}/{file}")
  ResponseEntity<byte[]> file(@PathVariable String fingerprint, @PathVariable String file)
      throws IOException {
    try (InputStream in = Assets.open(file)) {
      byte[] content = in.readAllBytes();
      boolean current = Assets.address(file).equals("/assets/" + fingerprint + "/" + file);
      return ResponseEntity.ok()
          .contentType(
              MediaTypeFactory.getMediaType(file).orElse(MediaType.APPLICATION_OCTET_STREAM))
          .cacheControl(
              current
                  ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()
                  : CacheControl.noCache())
          .body(content);
    }
  }
}
