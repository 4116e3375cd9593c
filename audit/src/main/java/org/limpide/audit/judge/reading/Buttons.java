package org.limpide.audit.judge.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.limpide.audit.evidence.FormFact;
import org.limpide.audit.evidence.PageFact;

/** What a page's buttons say, those outside any form and those in embedded frames included. */
public final class Buttons {
  private static final String PRESSED =
      "button, input[type=submit], input[type=button], input[type=image], [role=button], a.btn, "
          + "a.button, a[class*=btn], a[class*=button]";

  private Buttons() {}

  /** Their texts, once each, as written. */
  public static List<String> of(PageFact page) {
    Set<String> texts = new LinkedHashSet<>();
    Document document = Jsoup.parse(page.html(), page.url());
    for (Element button : document.select(PRESSED)) {
      if (!hidden(button)) {
        add(texts, text(button));
      }
    }
    for (FormFact form : page.forms()) {
      form.buttons().forEach(text -> add(texts, text));
    }
    return new ArrayList<>(texts);
  }

  private static String text(Element button) {
    if (button.normalName().equals("input")) {
      return button.hasAttr("value") ? button.attr("value") : button.attr("alt");
    }
    String text = button.text();
    return text.isBlank() ? button.attr("aria-label") : text;
  }

  private static boolean hidden(Element button) {
    for (Element at = button; at != null; at = at.parent()) {
      String style = at.attr("style").replace(" ", "");
      if (at.hasAttr("hidden") || style.contains("display:none")) {
        return true;
      }
    }
    return false;
  }

  private static void add(Set<String> texts, String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    if (!line.isEmpty() && line.length() < 160) {
      texts.add(line);
    }
  }
}
