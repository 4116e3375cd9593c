package org.limpide.server.notifications;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.limpide.law.Language;
import org.limpide.server.web.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The kinds of news the desks tell, and how each is said. */
@Component
class Kinds {
  /** Sent by a person to try a webhook; nobody is mailed it. */
  static final NotificationKind TEST =
      new NotificationKind("notifications.test", "notifications.kind.test", false);

  /** A webhook is no longer posted to, because of its answers. */
  static final NotificationKind WEBHOOK_OFF =
      new NotificationKind("notifications.webhook-off", "notifications.kind.webhook-off", true);

  private final Map<String, NotificationKind> byCode = new TreeMap<>();

  Kinds(ObjectProvider<NotificationKind> kinds) {
    List<NotificationKind> all = new ArrayList<>(kinds.stream().toList());
    all.add(WEBHOOK_OFF);
    for (NotificationKind kind : all) {
      if (byCode.put(kind.code(), kind) != null) {
        throw new IllegalStateException("two kinds of news " + kind.code());
      }
      for (Language language : Language.values()) {
        said(Words.in(language), kind, List.of(2L));
        name(Words.in(language), kind);
      }
    }
  }

  /** Those a member may choose about, by code. */
  Collection<NotificationKind> all() {
    return byCode.values();
  }

  Optional<NotificationKind> of(String code) {
    return TEST.code().equals(code) ? Optional.of(TEST) : Optional.ofNullable(byCode.get(code));
  }

  static String name(Words words, NotificationKind kind) {
    return words.say(kind.key() + ".name");
  }

  /** What the kind of a notice is called, even of one that is no longer told. */
  String name(Words words, Notice notice) {
    return of(notice.kind())
        .map(kind -> name(words, kind))
        .orElseGet(() -> words.say("notifications.kind.unknown"));
  }

  /** The key of the sentence for these figures, counted by the first where it is counted. */
  static String key(Words words, NotificationKind kind, List<Object> figures) {
    if (!words.has(kind.key() + ".many")) {
      return kind.key();
    }
    long number =
        !figures.isEmpty() && figures.getFirst() instanceof Number first ? first.longValue() : 0;
    boolean one = words.language() == Language.FR ? number < 2 : number == 1;
    return kind.key() + (one ? ".one" : ".many");
  }

  static String said(Words words, NotificationKind kind, List<Object> figures) {
    return words.say(key(words, kind, figures), figures.toArray());
  }

  /** What a notice says; of a kind that is no longer told, only that it was. */
  String said(Words words, Notice notice) {
    return of(notice.kind())
        .map(kind -> said(words, kind, notice.figures()))
        .orElseGet(() -> words.say("notifications.kind.unknown"));
  }
}
