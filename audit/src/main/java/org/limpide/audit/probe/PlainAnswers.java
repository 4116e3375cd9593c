package org.limpide.audit.probe;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.limpide.audit.evidence.ServerFacts.PlainHttp;

/**
 * Asks for the site's pages over plain HTTP, one after the other. A redirect is recorded, and where
 * it leads to plain HTTP again, so is what answers there.
 */
final class PlainAnswers {
  static final int MOST = 25;
  private static final int MOST_HOPS = 5;
  private static final Pattern META_REFRESH =
      Pattern.compile(
          "<meta[^>]{0,200}http-equiv\\s*=\\s*[\"']?refresh[^>]{0,200}?url\\s*=\\s*[\"']?([^\"'>\\s]{1,500})",
          Pattern.CASE_INSENSITIVE);

  private final Doors doors;
  private final Predicate<String> firstParty;
  private final Map<String, String> silentHosts = new HashMap<>();

  PlainAnswers(Doors doors, Predicate<String> firstParty) {
    this.doors = doors;
    this.firstParty = firstParty;
  }

  /** What is answered for each page, the first ones first. */
  List<PlainHttp> of(List<String> pages, TimeLeft left) {
    List<PlainHttp> answers = new ArrayList<>();
    Set<String> asked = new HashSet<>();
    Deque<Address> waiting = new ArrayDeque<>();
    int hops = 0;
    for (String page : pages) {
      Address.of(page).flatMap(Address::inClear).ifPresent(waiting::add);
    }
    while (!waiting.isEmpty() && answers.size() < MOST && !left.over()) {
      Address next = waiting.removeFirst();
      if (!asked.add(next.url()) || silentHosts.containsKey(next.authority())) {
        continue;
      }
      PlainHttp answer = ask(next, left);
      answers.add(answer);
      if (!answer.problem().isEmpty()) {
        silentHosts.put(next.authority(), answer.problem());
      }
      Optional<Address> again = Address.of(answer.location()).filter(to -> !to.secure());
      if (again.isPresent() && firstParty.test(again.get().host()) && hops++ < MOST_HOPS) {
        waiting.addFirst(again.get());
      }
    }
    return answers;
  }

  private PlainHttp ask(Address address, TimeLeft left) {
    try (Socket socket = doors.open(address.host(), address.port(), left)) {
      HttpAnswer answer = HttpAnswer.get(socket, address.authority(), address.target(), 8192, left);
      return new PlainHttp(address.url(), answer.status(), location(address, answer), "");
    } catch (IOException e) {
      return new PlainHttp(address.url(), 0, "", Doors.problem(e));
    }
  }

  private static String location(Address from, HttpAnswer answer) {
    String to = answer.status() / 100 == 3 ? answer.header("location") : "";
    if (answer.status() == 200
        && answer.header("content-type").toLowerCase(Locale.ROOT).contains("html")) {
      Matcher refresh = META_REFRESH.matcher(answer.text());
      to = refresh.find() ? refresh.group(1).replace("&amp;", "&") : "";
    }
    if (to.isEmpty()) {
      return "";
    }
    try {
      return URI.create(from.url()).resolve(to.replace(" ", "%20")).toString();
    } catch (IllegalArgumentException e) {
      return to;
    }
  }
}
