package org.limpide.server.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.limpide.audit.egress.EgressPolicy;

class WebhookClientTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "[::1]",
        "[::]",
        "[fe80::1]",
        "[fd00::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "localhost"
      })
  void addressesOfPrivateNetworksAreRefused(String host) {
    assertThat(new PublicAddresses(EgressPolicy.publicOnly()).refuses(host, 443)).as(host).isTrue();
    assertThatThrownBy(
            () ->
                new WebhookClient(new PublicAddresses(EgressPolicy.publicOnly()))
                    .post(URI.create("https://" + host + "/x"), Map.of(), "{}"))
        .isInstanceOf(WebhookClient.NotAllowed.class);
  }

  @Test
  void publicAddressesAndThoseTheOperatorListsAreTaken() {
    assertThat(new PublicAddresses(EgressPolicy.publicOnly()).refuses("93.184.216.34", 443))
        .isFalse();
    PublicAddresses some =
        new PublicAddresses(EgressPolicy.parse("10.0.0.0/8, localhost, [::1]:8081"));
    assertThat(some.refuses("10.9.9.9", 443)).isFalse();
    assertThat(some.refuses("11.0.0.1", 443)).isFalse();
    assertThat(some.refuses("192.168.0.1", 443)).isTrue();
    assertThat(some.refuses("[::1]", 8081)).isFalse();
    assertThat(some.refuses("[::1]", 443)).isTrue();
    assertThat(some.refuses("localhost", 443)).isFalse();
  }

  @Test
  void anAnswerIsReadNoFurtherThanNeeded() throws IOException {
    assertThat(read("HTTP/1.1 204 No Content\r\n\r\n")).isEqualTo(new WebhookAnswer(204, ""));
    assertThat(read("HTTP/1.1 500 Oh\r\nContent-Length: 2\r\n\r\nno and more").excerpt())
        .isEqualTo("no");
    assertThat(read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n").status())
        .isEqualTo(200);
    assertThat(
            read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\n\r\n")
                .excerpt())
        .isEqualTo("hello");
    assertThat(read("HTTP/1.1 200 OK\r\n\r\n" + "é".repeat(5_000)).excerpt()).hasSize(200);
    assertThatThrownBy(() -> read("SSH-2.0-x\r\n")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\nX: " + "y".repeat(20_000)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void tenTriesAreSpreadOverTwoToThreeDays() {
    Duration shortest = Duration.ZERO;
    Duration longest = Duration.ZERO;
    for (int tried = 1; tried < Backoff.TRIES; tried++) {
      shortest = shortest.plus(Backoff.after(tried, 0).orElseThrow());
      longest = longest.plus(Backoff.after(tried, 1).orElseThrow());
    }
    assertThat(shortest).isGreaterThan(Duration.ofDays(1));
    assertThat(longest).isBetween(Duration.ofDays(2), Duration.ofDays(4));
    assertThat(Backoff.after(1, 0.5)).isEqualTo(Optional.of(Duration.ofSeconds(2)));
    assertThat(Backoff.after(Backoff.TRIES, 0.5)).isEmpty();
  }

  private static WebhookAnswer read(String answer) throws IOException {
    return WebhookAnswer.read(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
  }
}
