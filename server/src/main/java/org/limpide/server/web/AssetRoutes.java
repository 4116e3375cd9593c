package org.limpide.server.web;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** Gives the pages' own files, compressed for those who can read that, to be kept for ever. */
@Controller
class AssetRoutes {

  @Anyone
  @GetMapping("/assets/{fingerprint}/{file}")
  ResponseEntity<byte[]> file(
      @PathVariable String fingerprint,
      @PathVariable String file,
      @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String encodings) {
    Assets.Asset asset = Assets.of(file);
    boolean gzip = asset.compressed() && encodings.contains("gzip");
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .contentType(asset.type())
            .eTag(asset.fingerprint() + (gzip ? "-gzip" : ""))
            .varyBy(HttpHeaders.ACCEPT_ENCODING)
            .cacheControl(
                asset.fingerprint().equals(fingerprint)
                    ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()
                    : CacheControl.noCache());
    if (gzip) {
      answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    return answer.body(gzip ? asset.gzip() : asset.content());
  }
}
