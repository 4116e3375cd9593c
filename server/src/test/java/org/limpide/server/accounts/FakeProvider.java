package org.limpide.server.accounts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A sign-in service (OpenID Connect) that vouches for whomever the test says. */
final class FakeProvider implements AutoCloseable {
  static final String CLIENT = "limpide";
  static final String SECRET = "secret-du-client";

  private final HttpServer http;
  private final RSAKey published;
  private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();
  private RSAKey signing;
  private String email = "";
  private boolean verified;
  private volatile boolean challenged;

  FakeProvider() throws IOException, JOSEException {
    published = new RSAKeyGenerator(2048).keyID("k1").generate();
    signing = published;
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/.well-known/openid-configuration", one -> answer(one, 200, discovery()));
    http.createContext(
        "/jwks", one -> answer(one, 200, new JWKSet(published.toPublicJWK()).toString()));
    http.createContext("/token", this::token);
    http.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  void vouchFor(String email, boolean verified) {
    this.email = email;
    this.verified = verified;
  }

  void signWithAnotherKey() throws JOSEException {
    signing = new RSAKeyGenerator(2048).keyID("k1").generate();
  }

  boolean challenged() {
    return challenged;
  }

  /** What the person's browser is sent back with after they have agreed. */
  URI authorize(URI address) {
    Map<String, String> wanted = fields(address.getRawQuery());
    String code = "c" + System.nanoTime();
    asked.put(code, wanted);
    return URI.create(
        wanted.get("redirect_uri")
            + "?code="
            + code
            + "&state="
            + URLEncoder.encode(wanted.get("state"), StandardCharsets.UTF_8));
  }

  private String discovery() {
    String issuer = issuer();
    return """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
         "jwks_uri":"%1$s/jwks","response_types_supported":["code"],"subject_types_supported":["public"],
         "id_token_signing_alg_values_supported":["RS256"]}"""
        .formatted(issuer);
  }

  private void token(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> given = fields(body);
    Map<String, String> wanted = asked.remove(given.getOrDefault("code", ""));
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
    if (wanted == null
        || !basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
        || !challenge(given.getOrDefault("code_verifier", ""))
            .equals(wanted.get("code_challenge"))) {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    challenged = true;
    answer(
        exchange,
        200,
        "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\""
            + idToken(wanted.get("nonce"))
            + "\"}");
  }

  private String idToken(String nonce) {
    Instant now = Instant.now();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(),
            new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("quelqu'un")
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("nonce", nonce)
                .claim("email", email)
                .claim("email_verified", verified)
                .build());
    try {
      token.sign(new RSASSASigner(signing));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> fields(String text) {
    return Arrays.stream(text.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0],
                pair -> URLDecoder.decode(pair.length > 1 ? pair[1] : "", StandardCharsets.UTF_8)));
  }

  private static void answer(HttpExchange exchange, int status, String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
