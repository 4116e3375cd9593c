package org.limpide.audit.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.limpide.audit.evidence.ApiCall;
import org.limpide.audit.evidence.CookieFact;
import org.limpide.audit.evidence.Origin;
import org.limpide.audit.evidence.Phase;
import org.limpide.audit.evidence.RequestFact;
import org.limpide.audit.evidence.StorageFact;
import tools.jackson.databind.JsonNode;

/**
 * Turns the protocol's events of one browser context into facts.
 *
 * <p>Cookies are joined from three sources: {@code Set-Cookie} headers with the browser's own word
 * on which were blocked, the page hook on {@code document.cookie} and {@code cookieStore}, and the
 * jar.
 */
final class Recorder {
  private static final int MOST_REQUESTS = 20_000;
  private static final Pattern PLACE =
      Pattern.compile("((?:https?|file|blob|data|chrome-extension):[^\\s()]*?):(\\d+):(\\d+)");

  private final Clock clock;
  private final long began;
  private final Predicate<String> firstParty;
  private Phase phase = Phase.BEFORE;
  private String page = "";
  private final Map<String, String> pages = new HashMap<>();

  private final Map<String, List<Hop>> hops = new LinkedHashMap<>();
  private final List<Hop> order = new ArrayList<>();
  private final Map<String, List<JsonNode>> earlyRequestExtra = new HashMap<>();
  private final Map<String, List<JsonNode>> earlyResponseExtra = new HashMap<>();
  private final Map<String, String> frameUrls = new HashMap<>();
  private final List<Write> writes = new ArrayList<>();
  private final Map<String, Jar> jars = new LinkedHashMap<>();
  private final Map<String, Stored> storage = new LinkedHashMap<>();
  private final Map<String, Called> calls = new LinkedHashMap<>();

  /**
   * @param firstParty whether a host belongs to the audited site
   */
  Recorder(Clock clock, Predicate<String> firstParty) {
    this.clock = clock;
    this.began = clock.millis();
    this.firstParty = firstParty;
  }

  synchronized void phase(Phase phase) {
    this.phase = phase;
  }

  synchronized void page(String session, String url) {
    this.page = url;
    pages.put(session, url);
  }

  long millis() {
    return clock.millis() - began;
  }

  // ---- requests

  private static final class Hop {
    String url = "";
    String method = "GET";
    String type = "Other";
    Phase phase = Phase.BEFORE;
    String page = "";
    String frame = "";
    boolean mainFrame;
    String body = "";
    Origin initiator = Origin.UNKNOWN;
    String redirectedFrom = "";
    boolean mixed;
    long at;
    int status;
    String failure = "";
    String mime = "";
    Map<String, String> sent = new LinkedHashMap<>();
    Map<String, String> received = new LinkedHashMap<>();
    List<String> cookiesSent = new ArrayList<>();
    List<String> cookiesSet = new ArrayList<>();
    boolean requestExtra;
    boolean responseExtra;
    boolean fallbackCookies;
  }

  synchronized void event(String session, String mainFrame, String method, JsonNode p) {
    switch (method) {
      case "Network.requestWillBeSent" -> requested(session, mainFrame, p);
      case "Network.requestWillBeSentExtraInfo" -> requestExtra(session, p);
      case "Network.responseReceived" -> responded(session, p);
      case "Network.responseReceivedExtraInfo" -> responseExtra(session, p);
      case "Network.loadingFailed" -> {
        Hop hop = last(key(session, p));
        if (hop != null) {
          String blocked = p.path("blockedReason").asString("");
          hop.failure =
              blocked.isEmpty() ? p.path("errorText").asString("failed") : "blocked: " + blocked;
        }
      }
      case "Network.webSocketCreated" -> {
        Hop hop = begin(session, key(session, p));
        if (hop != null) {
          hop.url = p.path("url").asString("");
          hop.type = "WebSocket";
          hop.initiator = origin(p.path("initiator"));
        }
      }
      case "Page.frameNavigated" ->
          frameUrls.put(
              p.path("frame").path("id").asString(""), p.path("frame").path("url").asString(""));
      default -> {
        // not ours
      }
    }
  }

  private static String key(String session, JsonNode p) {
    // a request keeps its id when it moves between a page and its frames or workers
    return p.path("requestId").asString(session);
  }

  private @Nullable Hop last(String key) {
    List<Hop> list = hops.get(key);
    return list == null || list.isEmpty() ? null : list.getLast();
  }

  private @Nullable Hop begin(String session, String key) {
    if (order.size() >= MOST_REQUESTS) {
      return null;
    }
    Hop hop = new Hop();
    hop.phase = phase;
    hop.page = pages.getOrDefault(session, page);
    hop.at = millis();
    hops.computeIfAbsent(key, k -> new ArrayList<>()).add(hop);
    order.add(hop);
    return hop;
  }

  private void requested(String session, String mainFrame, JsonNode p) {
    String key = key(session, p);
    JsonNode request = p.path("request");
    String url = request.path("url").asString("") + request.path("urlFragment").asString("");
    if (url.startsWith("data:") || url.startsWith("chrome:") || url.startsWith("devtools:")) {
      return;
    }
    Hop before = last(key);
    JsonNode redirect = p.get("redirectResponse");
    if (redirect != null && before != null) {
      answer(before, redirect);
    }
    Hop hop = begin(session, key);
    if (hop == null) {
      return;
    }
    String frameId = p.path("frameId").asString("");
    hop.url = url;
    hop.method = request.path("method").asString("GET");
    hop.type = p.path("type").asString("Other");
    hop.mainFrame = frameId.equals(mainFrame);
    hop.frame =
        hop.type.equals("Document")
            ? url
            : frameUrls.getOrDefault(frameId, p.path("documentURL").asString(""));
    hop.body = body(request);
    hop.initiator = origin(p.path("initiator"));
    hop.redirectedFrom = redirect != null && before != null ? before.url : "";
    hop.mixed =
        url.startsWith("http:")
            && p.path("documentURL").asString("").startsWith("https:")
            && !(hop.mainFrame && hop.type.equals("Document"));
    headers(request.path("headers"), hop.sent);
    List<Hop> list = hops.getOrDefault(key, List.of());
    adopt(earlyRequestExtra, key, extra -> requestExtra(session, extra), list);
    adopt(earlyResponseExtra, key, extra -> responseExtra(session, extra), list);
  }

  private static void adopt(
      Map<String, List<JsonNode>> early,
      String key,
      java.util.function.Consumer<JsonNode> take,
      List<Hop> list) {
    List<JsonNode> waiting = early.remove(key);
    if (waiting != null && !list.isEmpty()) {
      waiting.forEach(take);
    }
  }

  private static String body(JsonNode request) {
    String body = request.path("postData").asString("");
    if (body.isEmpty()) {
      StringBuilder joined = new StringBuilder();
      for (JsonNode entry : request.path("postDataEntries")) {
        byte[] bytes = java.util.Base64.getDecoder().decode(entry.path("bytes").asString(""));
        joined.append(new String(bytes, UTF_8));
      }
      body = joined.toString();
    }
    return body.length() > 8192 ? body.substring(0, 8192) : body;
  }

  private void requestExtra(String session, JsonNode p) {
    String key = key(session, p);
    Hop hop = first(key, h -> !h.requestExtra);
    if (hop == null) {
      earlyRequestExtra.computeIfAbsent(key, k -> new ArrayList<>()).add(p);
      return;
    }
    hop.requestExtra = true;
    headers(p.path("headers"), hop.sent);
    for (JsonNode associated : p.path("associatedCookies")) {
      if (associated.path("blockedReasons").isEmpty()) {
        JsonNode cookie = associated.path("cookie");
        hop.cookiesSent.add(
            cookie.path("name").asString("") + "@" + cookie.path("domain").asString(""));
      }
    }
  }

  private @Nullable Hop first(String key, Predicate<Hop> which) {
    return hops.getOrDefault(key, List.of()).stream().filter(which).findFirst().orElse(null);
  }

  private void responded(String session, JsonNode p) {
    Hop hop = last(key(session, p));
    if (hop != null) {
      answer(hop, p.path("response"));
      if (hop.type.equals("Other")) {
        hop.type = p.path("type").asString("Other");
      }
    }
  }

  private void answer(Hop hop, JsonNode response) {
    hop.status = response.path("status").asInt(0);
    hop.mime = response.path("mimeType").asString("");
    headers(response.path("headers"), hop.received);
  }

  private void responseExtra(String session, JsonNode p) {
    String key = key(session, p);
    Hop hop = first(key, h -> !h.responseExtra);
    if (hop == null) {
      earlyResponseExtra.computeIfAbsent(key, k -> new ArrayList<>()).add(p);
      return;
    }
    hop.responseExtra = true;
    if (hop.status == 0) {
      hop.status = p.path("statusCode").asInt(0);
    }
    headers(p.path("headers"), hop.received);
    Map<String, String> blocked = new HashMap<>();
    for (JsonNode refused : p.path("blockedCookies")) {
      List<String> reasons = new ArrayList<>();
      refused.path("blockedReasons").forEach(reason -> reasons.add(reason.asString("")));
      blocked.put(refused.path("cookieLine").asString(""), String.join(", ", reasons));
    }
    String lines = "";
    for (Map.Entry<String, JsonNode> header : p.path("headers").properties()) {
      if (header.getKey().equalsIgnoreCase("set-cookie")) {
        lines = header.getValue().asString("");
      }
    }
    Origin origin = new Origin(Origin.Kind.HTTP, hop.url, stackOf(hop.initiator));
    for (String line : lines.split("\n", -1)) {
      if (!line.isBlank()) {
        Optional<SetCookie> cookie = SetCookie.parse(line, hop.url, clock.instant());
        cookie.ifPresent(
            c -> {
              hop.cookiesSet.add(c.name());
              write(c, origin, blocked.getOrDefault(line, ""), hop.phase, hop.page, true);
            });
      }
    }
  }

  private static List<String> stackOf(Origin initiator) {
    if (initiator.kind() == Origin.Kind.UNKNOWN) {
      return List.of();
    }
    List<String> stack = new ArrayList<>(initiator.stack());
    if (stack.isEmpty() && !initiator.url().isEmpty()) {
      stack.add(initiator.url());
    }
    return stack;
  }

  private static void headers(JsonNode headers, Map<String, String> into) {
    for (Map.Entry<String, JsonNode> header : headers.properties()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!Set.of("cookie", "set-cookie", "authorization").contains(name)) {
        into.put(name, header.getValue().asString(""));
      }
    }
  }

  static Origin origin(JsonNode initiator) {
    List<String> stack = new ArrayList<>();
    for (JsonNode at = initiator.path("stack"); !at.isMissingNode(); at = at.path("parent")) {
      String description = at.path("description").asString("");
      for (JsonNode call : at.path("callFrames")) {
        String url = call.path("url").asString("");
        if (!url.isEmpty()) {
          stack.add(
              call.path("functionName").asString("")
                  + "@"
                  + url
                  + ":"
                  + (call.path("lineNumber").asInt(0) + 1)
                  + ":"
                  + (call.path("columnNumber").asInt(0) + 1)
                  + (description.isEmpty() ? "" : " (" + description + ")"));
        }
      }
      if (stack.size() > 60) {
        break;
      }
    }
    String type = initiator.path("type").asString("other");
    String url = initiator.path("url").asString("");
    if (!stack.isEmpty()) {
      return new Origin(Origin.Kind.SCRIPT, urlOf(stack.getFirst()), stack);
    }
    return switch (type) {
      case "parser", "preload" -> new Origin(Origin.Kind.PARSER, url, List.of());
      case "script" -> new Origin(Origin.Kind.SCRIPT, url, List.of());
      default -> url.isEmpty() ? Origin.UNKNOWN : new Origin(Origin.Kind.HTTP, url, List.of());
    };
  }

  private static String urlOf(String place) {
    Matcher matcher = PLACE.matcher(place);
    return matcher.find() ? matcher.group(1) : "";
  }

  // ---- what the page hook tells

  synchronized void told(String session, JsonNode told) {
    String page = pages.getOrDefault(session, this.page);
    Origin origin = script(told.path("stack").asString(""), told.path("frame").asString(""));
    String frame = told.path("frame").asString("");
    switch (told.path("kind").asString("")) {
      case "cookie" ->
          SetCookie.parse(told.path("line").asString(""), frame, clock.instant())
              .ifPresent(
                  cookie ->
                      write(
                          cookie,
                          origin,
                          told.path("kept").asBoolean(true) || cookie.deletion()
                              ? ""
                              : "refused by the browser",
                          phase,
                          page,
                          false));
      case "storage" -> {
        String area = told.path("area").asString("LOCAL_STORAGE");
        String key = told.path("key").asString("");
        String of = originOf(frame);
        storage
            .computeIfAbsent(
                area + "|" + of + "|" + key,
                k -> new Stored(area, of, key, origin, phase, page, millis()))
            .update(told.path("size").asInt(-1), sha(told.path("value").asString("")));
      }
      case "api" -> {
        String api = told.path("api").asString("");
        String detail = told.path("detail").asString("");
        calls
            .computeIfAbsent(
                api + "|" + origin.url() + "|" + phase + "|" + page,
                k -> new Called(api, origin, phase, page))
            .add(detail);
      }
      default -> {
        // a page that found the binding and speaks nonsense
      }
    }
  }

  private static Origin script(String stack, String frame) {
    List<String> places = new ArrayList<>();
    for (String line : stack.split("\n", -1)) {
      Matcher matcher = PLACE.matcher(line);
      if (matcher.find()) {
        String function = line.strip().replaceFirst("^at ", "").replaceFirst("\\s*\\(.*$", "");
        places.add((function.contains(":") ? "" : function) + "@" + matcher.group());
      }
    }
    return new Origin(
        Origin.Kind.SCRIPT, places.isEmpty() ? frame : urlOf(places.getFirst()), places);
  }

  // ---- cookies

  private record Write(
      SetCookie cookie,
      Origin origin,
      String blocked,
      Phase phase,
      String page,
      long at,
      boolean http) {}

  private static final class Jar {
    String name = "";
    String domain = "";
    String path = "/";
    String sha = "";
    int length;
    @Nullable Instant expires;
    boolean secure;
    boolean httpOnly;
    String sameSite = "";
    Phase firstSeen = Phase.BEFORE;
    String page = "";
    long at;
    Set<Phase> changed = EnumSet.noneOf(Phase.class);
    boolean present;
  }

  private void write(
      SetCookie cookie, Origin origin, String blocked, Phase when, String where, boolean http) {
    if (writes.size() < MOST_REQUESTS) {
      writes.add(new Write(cookie, origin, blocked, when, where, millis(), http));
    }
  }

  /** Takes a picture of the jar ({@code Storage.getCookies}) at the end of a phase. */
  synchronized void jar(JsonNode cookies) {
    jars.values().forEach(jar -> jar.present = false);
    for (JsonNode cookie : cookies) {
      String name = cookie.path("name").asString("");
      String domain = cookie.path("domain").asString("");
      String path = cookie.path("path").asString("/");
      String value = cookie.path("value").asString("");
      Jar jar = jars.get(name + "|" + domain + "|" + path);
      String sha = sha(value);
      double expires = cookie.path("expires").asDouble(-1);
      @Nullable Instant end =
          cookie.path("session").asBoolean(expires < 0)
              ? null
              : Instant.ofEpochMilli((long) (expires * 1000));
      if (jar == null) {
        jar = new Jar();
        jar.name = name;
        jar.domain = domain;
        jar.path = path;
        jar.firstSeen = phase;
        jar.page = page;
        jar.at = millis();
        jar.changed.add(phase);
        jars.put(name + "|" + domain + "|" + path, jar);
      } else if (!jar.sha.equals(sha)) {
        jar.changed.add(phase);
      }
      jar.present = true;
      jar.sha = sha;
      jar.length = value.length();
      jar.expires = end;
      jar.secure = cookie.path("secure").asBoolean(false);
      jar.httpOnly = cookie.path("httpOnly").asBoolean(false);
      jar.sameSite = cookie.path("sameSite").asString("");
    }
  }

  private List<CookieFact> cookies() {
    List<CookieFact> facts = new ArrayList<>();
    Set<Write> used = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    for (Jar jar : jars.values()) {
      List<Write> mine =
          writes.stream().filter(w -> w.blocked().isEmpty() && same(w.cookie(), jar)).toList();
      used.addAll(mine);
      Optional<Write> first = mine.stream().filter(w -> !w.cookie().deletion()).findFirst();
      Set<Phase> written = EnumSet.copyOf(jar.changed);
      if (first.isPresent()) {
        written = EnumSet.noneOf(Phase.class);
        for (Write w : mine) {
          if (!w.cookie().deletion()) {
            written.add(w.phase());
          }
        }
      }
      facts.add(
          new CookieFact(
              jar.name,
              jar.domain,
              jar.path,
              jar.sha,
              jar.length,
              jar.expires,
              jar.secure,
              jar.httpOnly,
              jar.sameSite,
              !firstParty.test(plain(jar.domain)),
              jar.present ? CookieFact.State.STORED : CookieFact.State.DELETED,
              "",
              first.map(Write::origin).orElse(Origin.UNKNOWN),
              first.map(Write::phase).orElse(jar.firstSeen),
              written,
              first.map(Write::page).orElse(jar.page),
              first.map(Write::at).orElse(jar.at),
              false));
    }
    Map<String, List<Write>> rest = new LinkedHashMap<>();
    for (Write write : writes) {
      if (!used.contains(write) && !write.cookie().deletion()) {
        // a script that tries several domains in turn: a refused try of a cookie that is in the jar
        // says nothing more
        boolean stored =
            jars.values().stream()
                .anyMatch(jar -> jar.name.equals(write.cookie().name()) && related(jar, write));
        if (!(stored && !write.http())) {
          rest.computeIfAbsent(
                  write.cookie().name()
                      + "|"
                      + write.cookie().domain()
                      + "|"
                      + write.blocked().isEmpty(),
                  k -> new ArrayList<>())
              .add(write);
        }
      }
    }
    for (List<Write> tries : rest.values()) {
      Write first = tries.getFirst();
      SetCookie c = first.cookie();
      Set<Phase> written = EnumSet.noneOf(Phase.class);
      tries.forEach(w -> written.add(w.phase()));
      facts.add(
          new CookieFact(
              c.name(),
              c.domain(),
              c.path(),
              sha(c.value()),
              c.value().length(),
              c.expires(),
              c.secure(),
              c.httpOnly(),
              c.sameSite(),
              !firstParty.test(plain(c.domain())),
              first.blocked().isEmpty() ? CookieFact.State.DELETED : CookieFact.State.BLOCKED,
              first.blocked(),
              first.origin(),
              first.phase(),
              written,
              first.page(),
              first.at(),
              false));
    }
    return facts;
  }

  private static boolean related(Jar jar, Write write) {
    String a = plain(jar.domain);
    String b = plain(write.cookie().domain());
    return a.equals(b) || a.endsWith("." + b) || b.endsWith("." + a);
  }

  private static boolean same(SetCookie cookie, Jar jar) {
    return cookie.name().equals(jar.name) && cookie.domain().equals(jar.domain)
        || cookie.name().equals(jar.name) && plain(cookie.domain()).equals(plain(jar.domain));
  }

  private static String plain(String domain) {
    return domain.startsWith(".") ? domain.substring(1) : domain;
  }

  // ---- storage and interfaces

  private static final class Stored {
    final String area;
    final String of;
    final String key;
    final Origin origin;
    final Phase phase;
    final String page;
    final long at;
    int size = -1;
    String sha = "";
    boolean remains;

    Stored(String area, String of, String key, Origin origin, Phase phase, String page, long at) {
      this.area = area;
      this.of = of;
      this.key = key;
      this.origin = origin;
      this.phase = phase;
      this.page = page;
      this.at = at;
    }

    void update(int size, String sha) {
      this.size = size;
      this.sha = sha;
    }
  }

  private static final class Called {
    final String api;
    final Origin origin;
    final Phase phase;
    final String page;
    final Set<String> details = new java.util.LinkedHashSet<>();
    int count;

    Called(String api, Origin origin, Phase phase, String page) {
      this.api = api;
      this.origin = origin;
      this.phase = phase;
      this.page = page;
    }

    void add(String detail) {
      count++;
      if (!detail.isEmpty() && details.size() < 20) {
        details.add(detail);
      }
    }
  }

  /** Takes what a frame's storage holds at the end of a phase: {@code [{area,key,size,value}…]}. */
  synchronized void dump(String frameUrl, JsonNode entries) {
    String of = originOf(frameUrl);
    storage.values().stream()
        .filter(stored -> stored.of.equals(of))
        .forEach(stored -> stored.remains = false);
    for (JsonNode entry : entries) {
      String area = entry.path("area").asString("LOCAL_STORAGE");
      String key = entry.path("key").asString("");
      Stored stored =
          storage.computeIfAbsent(
              area + "|" + of + "|" + key,
              k -> new Stored(area, of, key, Origin.UNKNOWN, phase, page, -1));
      stored.update(entry.path("size").asInt(-1), sha(entry.path("value").asString("")));
      stored.remains = true;
    }
  }

  synchronized Recording recording() {
    return new Recording(
        cookies(),
        storage.values().stream()
            .map(
                s ->
                    new StorageFact(
                        kind(s.area),
                        s.of,
                        s.key,
                        s.size,
                        s.sha,
                        !firstParty.test(hostOf(s.of)),
                        s.origin,
                        s.phase,
                        s.page,
                        s.at,
                        s.remains))
            .toList(),
        order.stream().map(this::fact).toList(),
        calls.values().stream()
            .map(
                c ->
                    new ApiCall(
                        c.api, String.join(" | ", c.details), c.count, c.origin, c.phase, c.page))
            .toList());
  }

  private static StorageFact.Kind kind(String area) {
    return switch (area) {
      case "SESSION_STORAGE" -> StorageFact.Kind.SESSION_STORAGE;
      case "INDEXED_DB" -> StorageFact.Kind.INDEXED_DB;
      case "CACHE_API" -> StorageFact.Kind.CACHE_API;
      default -> StorageFact.Kind.LOCAL_STORAGE;
    };
  }

  private RequestFact fact(Hop hop) {
    String host = hostOf(hop.url);
    return new RequestFact(
        hop.url,
        host,
        hop.method,
        hop.type,
        hop.phase,
        hop.page,
        hop.frame,
        hop.mainFrame,
        !host.isEmpty() && !firstParty.test(host),
        hop.status,
        hop.failure,
        hop.mime,
        hop.mixed,
        hop.initiator,
        hop.cookiesSent,
        hop.cookiesSet,
        hop.sent,
        hop.received,
        hop.body,
        hop.redirectedFrom,
        hop.at);
  }

  static String originOf(String url) {
    Matcher matcher = Pattern.compile("^([a-z][a-z0-9+.-]*://[^/?#]*)").matcher(url);
    return matcher.find() ? matcher.group(1) : url;
  }

  static String hostOf(String url) {
    try {
      String host = URI.create(originOf(url).replace(" ", "%20")).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      Matcher matcher = Pattern.compile("^[a-z][a-z0-9+.-]*://(?:[^/@]*@)?([^/:?#]+)").matcher(url);
      return matcher.find() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    }
  }

  private static String sha(String value) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
