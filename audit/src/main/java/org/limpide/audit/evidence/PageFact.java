package org.limpide.audit.evidence;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one page shows and asks, read in S0 when it had settled.
 *
 * @param url the address after redirects
 * @param kinds what the page is for; several may hold
 * @param lang the document's language as declared, else empty
 * @param text visible text, banner left out, with line breaks between blocks
 * @param html the document after scripts ran, cut at 2,000,000 characters
 * @param headers response headers of the document, lower-case names, {@code set-cookie} left out
 * @param depth internal clicks from the home page; -1 for a page reached by the guess list or the
 *     site map only
 * @param libraries scripts' sources by address, for version recognition (first-party and
 *     third-party, cut at 1,000,000 characters)
 * @param globals versions that libraries announce themselves, such as {@code jQuery → 3.4.1},
 *     {@code generator → WordPress 6.1}
 * @param screenshot file name in the evidence, else empty
 */
public record PageFact(
    String url,
    int status,
    String mimeType,
    Set<PageKind> kinds,
    String title,
    String lang,
    String text,
    String html,
    Map<String, String> headers,
    List<Link> links,
    List<FormFact> forms,
    List<Frame> frames,
    List<Heading> headings,
    int depth,
    Map<String, String> libraries,
    Map<String, String> globals,
    String screenshot) {

  public PageFact {
    kinds = Set.copyOf(kinds);
    headers = Map.copyOf(headers);
    links = List.copyOf(links);
    forms = List.copyOf(forms);
    frames = List.copyOf(frames);
    headings = List.copyOf(headings);
    libraries = Map.copyOf(libraries);
    globals = Map.copyOf(globals);
  }

  /** Whether the page is of that kind. */
  public boolean is(PageKind kind) {
    return kinds.contains(kind);
  }

  /**
   * A link of the page.
   *
   * @param href absolute address (may be {@code mailto:} or {@code tel:})
   * @param text visible text, else accessible name
   * @param region where it stands
   */
  public record Link(String href, String text, String rel, boolean visible, Region region) {}

  /** Where in the page a link stands. */
  public enum Region {
    HEADER,
    MAIN,
    FORM,
    FOOTER,
    BANNER
  }

  /**
   * A frame embedded in the page, with its own text and forms when it could be read.
   *
   * @param url its address, may be {@code about:blank} or empty
   */
  public record Frame(
      String url,
      String title,
      boolean thirdParty,
      boolean visible,
      double width,
      double height,
      String text) {}

  /** A heading: level 1 to 6 and its text. */
  public record Heading(int level, String text) {}
}
