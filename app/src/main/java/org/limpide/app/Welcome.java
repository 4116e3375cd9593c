package org.limpide.app;

import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.limpide.law.Language;
import org.limpide.server.Server;
import org.limpide.server.ServerSettings;
import org.limpide.server.accounts.FirstStart;

/** What is said once the service answers: where, and how the very first person gets in. */
final class Welcome {
  private Welcome() {}

  static void say(PrintWriter err, Server server, ServerSettings settings) {
    URI address = address(server, settings);
    err.println(Speech.say("Limpide répond : ", "Limpide answers: ") + address);
    err.println(Speech.say("Données : ", "Data: ") + settings.data());
    Optional<String> link = server.part(FirstStart.class).link();
    link.ifPresent(path -> invite(err, address.toString().replaceAll("/+$", "") + path));
    err.flush();
  }

  /** As people reach it. */
  static URI address(Server server, ServerSettings settings) {
    return settings.publicUrl().orElseGet(server::address);
  }

  /** Whoever installs a service may not read the terminal's language: both are told. */
  private static void invite(PrintWriter err, String link) {
    BiFunction<String, String, List<String>> both =
        Speech.language() == Language.FR ? List::of : (fr, en) -> List.of(en, fr);
    err.println();
    for (String sentence :
        both.apply(
            "Personne n'a encore de compte. Ouvrez ce lien pour créer le premier ; il sert une fois, pendant 24 heures :",
            "Nobody has an account yet. Open this link to make the first; it works once, for 24 hours:")) {
      err.println(sentence);
    }
    err.println();
    err.println("    " + link);
    err.println();
  }
}
