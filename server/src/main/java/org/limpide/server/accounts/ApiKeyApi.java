package org.limpide.server.accounts;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.limpide.server.web.Caller;
import org.limpide.server.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person's keys, for who has signed in: a key cannot make keys. */
@RestController
@RequestMapping("/api/v1/account/api-keys")
class ApiKeyApi {
  private final ApiKeys keys;

  ApiKeyApi(ApiKeys keys) {
    this.keys = keys;
  }

  /** A key as the API gives it; {@code lastUsedAt} is the day only. */
  record KeyBody(
      UUID id,
      String hint,
      UUID organisation,
      String name,
      String scope,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant lastUsedAt) {
    static KeyBody of(ApiKey key) {
      return new KeyBody(
          key.id(),
          key.hint(),
          key.organisation().value(),
          key.name(),
          key.scope().code(),
          key.createdAt(),
          key.expiresAt(),
          key.lastUsedAt().orElse(null));
    }
  }

  /** A key just made, with its secret. */
  record MadeBody(KeyBody key, String secret) {}

  @SignedIn
  @GetMapping
  List<KeyBody> list(Caller caller) {
    return keys.of(caller.person()).stream().map(KeyBody::of).toList();
  }

  @SignedIn
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  MadeBody make(@Valid @RequestBody NewApiKey wanted, Caller caller) {
    ApiKeys.Made made = keys.make(caller.person(), wanted);
    return new MadeBody(KeyBody.of(made.key()), made.secret());
  }

  @SignedIn
  @DeleteMapping("/{key}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@PathVariable UUID key, Caller caller) {
    keys.revoke(caller.person(), key);
  }
}
