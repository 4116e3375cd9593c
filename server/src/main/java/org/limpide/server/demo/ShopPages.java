package org.limpide.server.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shop's pages and files, as they are with the faults that stand. */
final class ShopPages {
  private static final Pattern PART =
      Pattern.compile("(?s)<!--if ([A-Z_]+)-->(.*?)(?:<!--else-->(.*?))?<!--end-->");
  private static final Map<String, String> TITLES =
      Map.of(
          "/", "Accueil",
          "/carte-des-cotes", "Carte des côtes",
          "/panier", "Panier",
          "/contact", "Contact",
          "/compte", "Créer un compte",
          "/mentions-legales", "Mentions légales");
  private static final Map<String, String> TYPES =
      Map.of("css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");
  private static final Set<String> FILES =
      Set.of("boutique.css", "bandeau.js", "boussole.svg", "carte.svg", "carnet.svg");

  /** What is answered. */
  record Answer(String type, String body) {}

  private ShopPages() {}

  /** A page or a file of the shop. */
  static Optional<Answer> of(String path, Set<ShopFault> faults, String tracker) {
    String file = path.substring(1);
    if (FILES.contains(file)) {
      String type = TYPES.getOrDefault(file.substring(file.indexOf('.') + 1), "text/plain");
      return Optional.of(new Answer(type, read(file)));
    }
    return Optional.ofNullable(TITLES.get(path))
        .map(title -> page(title, path.equals("/") ? "accueil" : file, faults, tracker));
  }

  /** What a form answers: it kept nothing. */
  static Answer thanks(Set<ShopFault> faults, String tracker) {
    return page("Merci", "merci", faults, tracker);
  }

  /** The script of the invented measure, on its own host. */
  static Answer measure(String tracker) {
    return new Answer("text/javascript", read("mesure.js").replace("TRACKER", tracker));
  }

  private static Answer page(String title, String file, Set<ShopFault> faults, String tracker) {
    String whole =
        read("frame.html").replace("TITLE", title).replace("CONTENT", read(file + ".html").strip());
    String chosen =
        PART.matcher(whole)
            .replaceAll(
                part ->
                    Matcher.quoteReplacement(
                        faults.contains(ShopFault.valueOf(part.group(1)))
                            ? part.group(2)
                            : part.group(3) == null ? "" : part.group(3)));
    // the names of the faults hold the word, too: the address comes last
    return new Answer("text/html", chosen.replace("TRACKER", tracker));
  }

  static String read(String file) {
    try (InputStream in = ShopPages.class.getResourceAsStream("shop/" + file)) {
      if (in == null) {
        throw new IllegalStateException("no " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
