package org.limpide.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * People who look at one page again and again, each with a session of their own and a connection
 * that is kept: a closed loop, in which a person asks anew only when the page before has come.
 */
final class Crowd {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");

  /**
   * What they saw.
   *
   * @param millis of every request, from asking to the last byte, sorted
   */
  record Seen(double[] millis, double seconds, long failures) {
    double percentile(double share) {
      return millis.length == 0
          ? Double.NaN
          : millis[Math.min(millis.length - 1, (int) Math.ceil(share * millis.length) - 1)];
    }

    double perSecond() {
      return millis.length / seconds;
    }
  }

  private final URI address;
  private final List<String> cookies;
  private final AtomicBoolean told = new AtomicBoolean(); // of the first page that did not come

  private Crowd(URI address, List<String> cookies) {
    this.address = address;
    this.cookies = cookies;
  }

  static Crowd signedIn(URI address, List<String> emails, String password)
      throws IOException, InterruptedException {
    List<String> cookies = new ArrayList<>();
    for (String email : emails) {
      CookieManager jar = new CookieManager();
      try (HttpClient client = HttpClient.newBuilder().cookieHandler(jar).build()) {
        String page =
            client
                .send(
                    HttpRequest.newBuilder(address.resolve("/sign-in")).build(),
                    HttpResponse.BodyHandlers.ofString())
                .body();
        Matcher token = TOKEN.matcher(page);
        if (!token.find()) {
          throw new IOException("no form to sign in with");
        }
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(address.resolve("/sign-in"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "_csrf=%s&email=%s&password=%s"
                                .formatted(
                                    encode(token.group(1)), encode(email), encode(password))))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 302) {
          throw new IOException(
              email + " was not signed in: " + answer.statusCode() + answer.body());
        }
      }
      cookies.add(
          jar.getCookieStore().getCookies().stream()
              .map(cookie -> cookie.getName() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return new Crowd(address, cookies);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Lets them look for some time, each pausing {@code think} between two pages. */
  Seen look(String path, Duration time, Duration think) throws Exception {
    long began = System.nanoTime();
    long end = began + time.toNanos();
    double[] all = {};
    long failures = 0;
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Double>>> looking = new ArrayList<>();
      for (int i = 0; i < cookies.size(); i++) {
        looking.add(people.submit(person(client, path, i, end, think)));
      }
      List<Double> millis = new ArrayList<>();
      for (Future<List<Double>> one : looking) {
        for (double value : one.get()) {
          if (value < 0) {
            failures++;
          } else {
            millis.add(value);
          }
        }
      }
      all = millis.stream().mapToDouble(Double::doubleValue).toArray();
    }
    Arrays.sort(all);
    return new Seen(all, (System.nanoTime() - began) / 1e9, failures);
  }

  /** A request that did not bring the page counts as -1. */
  private Callable<List<Double>> person(
      HttpClient client, String path, int number, long end, Duration think) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Cookie", cookies.get(number))
            .header("Accept-Encoding", "gzip")
            .build();
    return () -> {
      List<Double> millis = new ArrayList<>();
      // they do not all come at the same moment
      Thread.sleep(think.multipliedBy(number).dividedBy(cookies.size()));
      while (System.nanoTime() < end) {
        long asked = System.nanoTime();
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        boolean page = answer.statusCode() == 200 && answer.body().length > 1000;
        if (!page && told.compareAndSet(false, true)) {
          System.err.println(
              path + " was answered " + answer.statusCode() + " " + answer.headers());
        }
        millis.add(page ? (System.nanoTime() - asked) / 1e6 : -1);
        Thread.sleep(think);
      }
      return millis;
    };
  }
}
