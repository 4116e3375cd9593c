package org.limpide.banner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files a notice is made of: the loader, which each page carries; the interface, its style and
 * its texts, which come only to a visitor who is asked or who changes their mind. All but the
 * loader's fixed address are named by their content.
 *
 * @param loader served as {@code banner.js} and under its own name
 * @param files every file, the loader included
 */
public record Bundle(Notice notice, String base, BundleFile loader, List<BundleFile> files) {
  private static final List<String> GOOGLE_ADS =
      List.of("google-ads", "doubleclick", "google-adsense");
  private static final List<String> GOOGLE_MEASURE = List.of("google-analytics", "firebase");
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  /**
   * Makes the files.
   *
   * @param base where they are served, with the site's key in it and a slash at its end, such as
   *     {@code /c/KEY/}; a path, or an address for a subdomain of the shop
   */
  public static Bundle of(Notice notice, String key, String basePath) {
    String base = basePath.endsWith(key + "/") ? basePath : basePath + key + "/";
    List<BundleFile> files = new ArrayList<>();
    BundleFile style =
        add(
            files,
            "style",
            "css",
            "text/css; charset=utf-8",
            notice.theme().css() + resource("banner.css"));
    Map<String, Object> texts = new LinkedHashMap<>();
    for (Words words : notice.words()) {
      BundleFile file =
          add(
              files,
              words.language(),
              "json",
              "application/json; charset=utf-8",
              JsonMapper.shared().writeValueAsString(texts(notice, words)));
      texts.put(words.language(), List.of(file.name(), file.integrity()));
    }
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("v", notice.version());
    parts.put("c", List.of(style.name(), style.integrity()));
    parts.put("t", texts);
    BundleFile face =
        add(
            files,
            "ui",
            "js",
            SCRIPT,
            filled("ui.js", "__FILES__", JsonMapper.shared().writeValueAsString(parts)));
    BundleFile loader =
        add(
            files,
            "banner",
            "js",
            SCRIPT,
            filled("loader.js", "__LIMPIDE__", config(notice, base, face)));
    return new Bundle(notice, base, loader, List.copyOf(files));
  }

  /** A file by its name; {@code banner.js} is the loader. */
  public Optional<BundleFile> file(String name) {
    return name.equals("banner.js")
        ? Optional.of(loader)
        : files.stream().filter(f -> f.name().equals(name)).findFirst();
  }

  /**
   * What a shop pastes first into its {@code head}. It blocks the parser on purpose: what stands
   * after it is guarded.
   *
   * @param nonce of the page's content security policy; empty when it has none
   */
  public String tag(String nonce) {
    return "<script src=\"%s%s\" integrity=\"%s\" crossorigin=\"anonymous\"%s></script>"
        .formatted(
            base,
            loader.name(),
            loader.integrity(),
            nonce.isEmpty() ? "" : " nonce=\"" + nonce + "\"");
  }

  /**
   * The same at the address that does not change from one version to the next, and so without
   * integrity.
   */
  public String stableTag(String nonce) {
    return "<script src=\"%sbanner.js\"%s></script>"
        .formatted(base, nonce.isEmpty() ? "" : " nonce=\"" + nonce + "\"");
  }

  /**
   * SHA-256 over the names of all files, in order: names the code visitors ran, for the proof of a
   * version.
   */
  public String digest() {
    String names = String.join("\n", files.stream().map(BundleFile::name).sorted().toList());
    return Hash.hex(names.getBytes(StandardCharsets.UTF_8));
  }

  private static BundleFile add(
      List<BundleFile> files, String stem, String extension, String type, String content) {
    BundleFile file =
        BundleFile.of(stem, extension, type, content.getBytes(StandardCharsets.UTF_8));
    files.add(file);
    return file;
  }

  private static String config(Notice notice, String base, BundleFile face) {
    List<String> purposes = notice.purposes().stream().map(Notice.Purpose::key).toList();
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("b", base);
    config.put("d", notice.days());
    config.put("u", List.of(face.name(), face.integrity()));
    config.put("l", notice.words().getFirst().language());
    Map<String, String> labels = new LinkedHashMap<>();
    notice.words().forEach(w -> labels.put(w.language(), w.say("open")));
    config.put("t", labels);
    config.put("p", notice.purposes().stream().map(p -> List.of(p.key(), p.mark())).toList());
    config.put(
        "s",
        notice.partners().stream()
            .map(
                p ->
                    List.of(
                        p.service(),
                        p.mark(),
                        purposes.indexOf(p.purpose()),
                        Patterns.addresses(p.hosts())))
            .toList());
    String json = JsonMapper.shared().writeValueAsString(config);
    return json.substring(0, json.length() - 1)
        + ",\"k\":["
        + String.join(",", signals(notice))
        + "]}";
  }

  private static List<String> signals(Notice notice) {
    List<String> signals = new ArrayList<>();
    List<Integer> ads = numbers(notice, GOOGLE_ADS);
    List<Integer> measure = numbers(notice, GOOGLE_MEASURE);
    if (!ads.isEmpty() || !measure.isEmpty()) {
      signals.add(
          filled("signal-google.js", "__ADS__", ads.toString())
              .replace("__MEASURE__", measure.toString()));
    }
    List<Integer> uet = numbers(notice, List.of("microsoft-ads"));
    if (!uet.isEmpty()) {
      signals.add(filled("signal-uet.js", "__ADS__", uet.toString()));
    }
    List<Integer> matomo = numbers(notice, List.of("matomo"));
    if (!matomo.isEmpty()) {
      signals.add(filled("signal-matomo.js", "__MEASURE__", matomo.toString()));
    }
    return signals;
  }

  private static List<Integer> numbers(Notice notice, List<String> services) {
    return IntStream.range(0, notice.partners().size())
        .filter(i -> services.contains(notice.partners().get(i).service()))
        .boxed()
        .toList();
  }

  /** The texts as the interface reads them: see {@code ui.ts}. */
  private static Map<String, Object> texts(Notice notice, Words words) {
    String language = words.language();
    String kept =
        notice.days() == Notice.SIX_MONTHS
            ? Lifetime.said("P6M", words)
            : Lifetime.said("P" + notice.days() + "D", words);
    Map<String, String> said = new LinkedHashMap<>();
    words
        .texts()
        .forEach(
            (key, text) -> {
              if (!key.contains(".") && !key.equals("open")) {
                said.put(key, text.replace("{site}", notice.site()).replace("{kept}", kept));
              }
            });
    List.of("year", "month", "day", "hour", "minute", "session").forEach(said::remove);
    Map<String, Object> texts = new LinkedHashMap<>();
    texts.put("w", said);
    texts.put(
        "p",
        notice.purposes().stream()
            .map(p -> List.of(said(p.title(), language), said(p.line(), language)))
            .toList());
    texts.put(
        "s",
        notice.partners().stream()
            .map(
                p ->
                    List.of(
                        p.name(),
                        company(p, words),
                        p.privacy(),
                        cookies(p, words),
                        said(p.about(), language)))
            .toList());
    texts.put(
        "x",
        notice.exempt().stream().map(e -> List.of(e.name(), said(e.why(), language))).toList());
    texts.put("u", notice.policy());
    return texts;
  }

  static String company(Notice.Partner partner, Words words) {
    String country =
        partner.country().isEmpty()
            ? ""
            : Locale.of("", partner.country()).getDisplayCountry(Locale.of(words.language()));
    return country.isEmpty() ? partner.company() : partner.company() + ", " + country;
  }

  private static List<List<Object>> cookies(Notice.Partner partner, Words words) {
    return partner.cookies().stream()
        .map(c -> List.<Object>of(c.name(), Lifetime.said(c.lifetime(), words), c.onSite() ? 1 : 0))
        .toList();
  }

  private static String said(Map<String, String> texts, String language) {
    return texts.getOrDefault(language, "");
  }

  private static String filled(String resource, String place, String value) {
    String text = resource(resource);
    if (!text.contains(place)) {
      throw new IllegalStateException(resource + " has no " + place);
    }
    return text.strip().replace(place, value);
  }

  private static String resource(String name) {
    try (InputStream in = Bundle.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
