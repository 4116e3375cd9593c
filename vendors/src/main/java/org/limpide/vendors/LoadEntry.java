package org.limpide.vendors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads how a service is loaded. */
final class LoadEntry {
  static final String[] FIELDS = {
    "kind", "url", "params", "attributes", "globals", "queue", "before", "after"
  };
  static final String[] PARAMETER = {"name", "fr", "en", "pattern", "sample"};
  static final String[] QUEUE = {"function", "array", "fields"};
  static final String[] CALL = {"call", "construct", "arguments"};

  /** The kinds as written. */
  enum Kind {
    SCRIPT,
    FRAME,
    IMAGE,
    INLINE,
    MANAGER;

    String written() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private LoadEntry() {}

  static Load read(Entry entry) {
    Kind kind = entry.choice("kind", Kind.values(), Kind::written);
    boolean script = kind == Kind.SCRIPT || kind == Kind.MANAGER;
    for (String field : FIELDS) {
      boolean misplaced =
          switch (field) {
            case "kind" -> false;
            case "url", "params" -> kind == Kind.INLINE;
            default -> !script;
          };
      if (misplaced && entry.has(field)) {
        entry.problem(kind.written() + " has no " + field);
      }
    }
    if (kind == Kind.INLINE) {
      return new Load.Inline();
    }
    String template = entry.text("url");
    List<Parameter> parameters = parameters(entry);
    Setup setup = setup(entry);
    check(entry, template, setup, parameters);
    return switch (kind) {
      case SCRIPT -> new Load.Script(template, setup, parameters);
      case MANAGER -> new Load.Container(template, setup, parameters);
      case FRAME -> new Load.Frame(template, parameters);
      case IMAGE -> new Load.Image(template, parameters);
      case INLINE -> new Load.Inline();
    };
  }

  private static List<Parameter> parameters(Entry entry) {
    var all = new ArrayList<Parameter>();
    for (Entry one : entry.objects("params", false, "name", PARAMETER)) {
      String name = one.text("name");
      var label = new Bilingual(one.text("fr"), one.text("en"));
      String pattern = one.text("pattern");
      String sample = one.text("sample");
      if (!name.matches("[a-z]+") || name.equals("now")) {
        one.problem("name " + name + " is not a name");
      }
      try {
        all.add(new Parameter(name, label, Pattern.compile(pattern), sample));
      } catch (PatternSyntaxException e) {
        one.problem("pattern " + pattern + " is no regular expression");
      } catch (IllegalArgumentException e) {
        one.problem(String.valueOf(e.getMessage()));
      }
    }
    return all;
  }

  private static Setup setup(Entry entry) {
    var attributes = new LinkedHashMap<String, String>();
    entry.values("attributes").forEach((name, value) -> attributes.put(name, value.toString()));
    Optional<Setup.Queue> queue = Optional.empty();
    if (entry.has("queue")) {
      Entry one = entry.object("queue", QUEUE);
      queue =
          Optional.of(
              new Setup.Queue(one.text("function"), one.text("array"), one.values("fields")));
    }
    return new Setup(
        attributes, entry.values("globals"), queue, calls(entry, "before"), calls(entry, "after"));
  }

  private static List<Setup.Call> calls(Entry entry, String field) {
    var all = new ArrayList<Setup.Call>();
    for (Entry one : entry.objects(field, false, "call", CALL)) {
      boolean construct = one.has("construct");
      if (construct == one.has("call")) {
        one.problem("one of call and construct");
      } else {
        String function = one.text(construct ? "construct" : "call");
        all.add(new Setup.Call(function, construct, one.array("arguments")));
      }
    }
    return all;
  }

  /** Every name between braces is a parameter, every parameter is used, the address is one. */
  private static void check(Entry entry, String template, Setup setup, List<Parameter> parameters) {
    var declared = new HashMap<String, String>();
    for (Parameter parameter : parameters) {
      if (declared.put(parameter.name(), parameter.sample()) != null) {
        entry.problem("parameter " + parameter.name() + " is declared twice");
      }
    }
    Set<String> used = new HashSet<>(Template.names(template));
    setup.with(
        text -> {
          used.addAll(Template.names(text));
          return text;
        });
    Set<String> undeclared = new HashSet<>(used);
    undeclared.removeAll(declared.keySet());
    undeclared.remove("now");
    if (!undeclared.isEmpty()) {
      entry.problem("no parameter is declared for " + undeclared);
    }
    Set<String> unused = new HashSet<>(declared.keySet());
    unused.removeAll(used);
    if (!unused.isEmpty()) {
      entry.problem("nothing uses the parameters " + unused);
    }
    address(entry, template, declared);
  }

  private static void address(Entry entry, String template, Map<String, String> samples) {
    String address = Template.fill(template, samples);
    if (!HttpsAddress.is(address)) {
      entry.problem("url gives no https address: " + address);
    }
  }
}
