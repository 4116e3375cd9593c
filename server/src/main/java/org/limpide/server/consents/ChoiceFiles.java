package org.limpide.server.consents;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.limpide.banner.BundleFile;
import org.limpide.banner.ChoiceCookie;
import org.limpide.banner.Notice;
import org.limpide.journal.JournalException;
import org.limpide.server.web.LanguageChoice;
import org.limpide.server.web.PlainService;
import org.limpide.server.web.Words;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a shop's pages ask for, at {@code /c/KEY/}: the banner's files, {@code POST choices}, and
 * {@code choices/ID/proof}. No session, no cookie of ours is read here, and no address is kept.
 */
@Component
class ChoiceFiles implements PlainService {
  private static final Duration PROOF = Duration.ofSeconds(2);
  private static final Pattern PATH = Pattern.compile("([0-9a-f]{20})/(.{1,120})");
  private static final Pattern PROOF_PATH =
      Pattern.compile("choices/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/proof");
  private static final int UNPROCESSABLE = 422;
  private static final int TOO_MANY = 429;

  private final Banners banners;
  private final Choices choices;
  private final Clock clock;
  private final SiteRate rate;

  ChoiceFiles(
      Banners banners,
      Choices choices,
      Clock clock,
      @Value("${limpide.choices-per-second:2000}") int perSecond) {
    this.banners = banners;
    this.choices = choices;
    this.clock = clock;
    this.rate = new SiteRate(perSecond);
  }

  @Override
  public String prefix() {
    return "/c/";
  }

  @Override
  public void serve(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    Matcher asked = PATH.matcher(path);
    Optional<Shown> shown = asked.matches() ? banners.shown(asked.group(1)) : Optional.empty();
    if (shown.isEmpty()) {
      problem(response, HttpServletResponse.SC_NOT_FOUND, "choices.nowhere", request);
      return;
    }
    String file = asked.group(2);
    switch (request.getMethod()) {
      case "GET", "HEAD" -> get(shown.get(), file, request, response);
      case "POST" -> {
        if (file.equals("choices")) {
          post(shown.get(), request, response);
        } else {
          notAllowed(response, "GET, HEAD");
        }
      }
      case "OPTIONS" -> preflight(shown.get(), request, response);
      default -> notAllowed(response, "GET, HEAD, POST, OPTIONS");
    }
  }

  private void get(
      Shown shown, String file, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Matcher proof = PROOF_PATH.matcher(file);
    if (proof.matches()) {
      proof(shown, UUID.fromString(proof.group(1)), request, response);
      return;
    }
    Optional<BundleFile> found = shown.file(file);
    if (found.isEmpty()) {
      problem(response, HttpServletResponse.SC_NOT_FOUND, "choices.nowhere", request);
      return;
    }
    boolean named = found.get().name().equals(file);
    String tag = "\"" + found.get().name() + "\"";
    // what has its content in its name never changes; the address that stays is asked anew
    response.setHeader(
        "Cache-Control", named ? "public, max-age=31536000, immutable" : "public, max-age=300");
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    response.setHeader("ETag", tag);
    if (tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(found.get().contentType());
    response.getOutputStream().write(found.get().content());
  }

  private void proof(
      Shown shown, UUID event, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      Optional<String> proof = choices.proof(shown.banner(), event, PROOF);
      if (proof.isEmpty()) {
        problem(response, HttpServletResponse.SC_NOT_FOUND, "choices.unknown", request);
        return;
      }
      response.setHeader("Cache-Control", "no-cache");
      response.setHeader("Access-Control-Allow-Origin", "*");
      PlainService.text(response, "text/plain;charset=utf-8", proof.get());
    } catch (JournalException e) {
      later(e, request, response);
    }
  }

  private void post(Shown shown, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String origin = request.getHeader("Origin");
    if (origin != null) {
      if (!Neighbours.allowed(origin, shown.host())) {
        problem(response, HttpServletResponse.SC_FORBIDDEN, "choices.elsewhere", request);
        return;
      }
      cors(origin, response);
    }
    if (!rate.take(shown.banner().key(), System.nanoTime())) {
      response.setHeader("Retry-After", "1");
      problem(response, TOO_MANY, "choices.many", request);
      return;
    }
    byte[] body = request.getInputStream().readNBytes(ChoiceReader.LONGEST + 1);
    if (body.length > ChoiceReader.LONGEST) {
      problem(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "choices.long", request);
      return;
    }
    try {
      Choice choice = ChoiceReader.read(body);
      Notice notice =
          shown
              .notice(choice.notice())
              .orElseThrow(() -> new ChoiceReader.WrongException("notice"));
      if (!choice.choices().keySet().stream().allMatch(notice::knows)) {
        throw new ChoiceReader.WrongException("choices");
      }
      Choices.Kept kept = choices.keep(shown.banner(), notice, choice);
      response.addHeader("Set-Cookie", cookie(shown, notice, choice, request));
      response.setHeader("Cache-Control", "no-store");
      response.setStatus(HttpServletResponse.SC_CREATED);
      PlainService.text(response, "application/json", answer(kept));
    } catch (ChoiceReader.MalformedException e) {
      problem(response, HttpServletResponse.SC_BAD_REQUEST, "choices.malformed", request);
    } catch (ChoiceReader.WrongException e) {
      problem(response, UNPROCESSABLE, "choices.wrong", request, e.field());
    } catch (JournalException e) {
      later(e, request, response);
    }
  }

  private static String answer(Choices.Kept kept) {
    return "{\"id\":\"%s\",\"index\":%d,\"log\":\"%s\",\"receipt\":\"%s\"}"
        .formatted(
            kept.record().event(),
            kept.index(),
            kept.log(),
            Base64.getUrlEncoder().withoutPadding().encodeToString(kept.record().bytes()));
  }

  private String cookie(Shown shown, Notice notice, Choice choice, HttpServletRequest request) {
    return ChoiceCookie.of(notice, choice.notice(), choice.choices(), ChoiceCookie.today(clock))
        .header(
            notice.days(),
            Neighbours.cookieDomain(request.getServerName(), shown.host()),
            request.isSecure());
  }

  private static void preflight(
      Shown shown, HttpServletRequest request, HttpServletResponse response) {
    String origin = request.getHeader("Origin");
    if (origin != null && Neighbours.allowed(origin, shown.host())) {
      cors(origin, response);
      response.setHeader("Access-Control-Allow-Methods", "GET, POST");
      response.setHeader("Access-Control-Allow-Headers", "content-type");
      response.setHeader("Access-Control-Max-Age", "86400");
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private static void cors(String origin, HttpServletResponse response) {
    response.setHeader("Access-Control-Allow-Origin", origin);
    response.setHeader("Access-Control-Allow-Credentials", "true");
    response.addHeader("Vary", "Origin");
  }

  private static void notAllowed(HttpServletResponse response, String allowed) {
    response.setHeader("Allow", allowed);
    response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
  }

  /** The journal cannot take or show it now: the banner keeps the choice and sends it again. */
  private static void later(
      JournalException why, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (why.reason()) {
      case FULL, STORAGE, PENDING, CLOSED -> {
        response.setHeader("Retry-After", "1");
        problem(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "choices.later", request);
      }
      case UNKNOWN ->
          problem(response, HttpServletResponse.SC_NOT_FOUND, "choices.unknown", request);
      case SEALED, DAMAGED, FOREIGN, FUTURE -> throw why;
    }
  }

  private static void problem(
      HttpServletResponse response,
      int status,
      String key,
      HttpServletRequest request,
      Object... values)
      throws IOException {
    ObjectNode problem = JsonMapper.shared().createObjectNode();
    problem.put("type", "urn:limpide:problem:" + key.replace('.', '-'));
    problem.put("title", Words.in(LanguageChoice.asked(request)).say(key, values));
    problem.put("status", status);
    response.setStatus(status);
    PlainService.text(response, "application/problem+json", problem.toString());
  }
}
