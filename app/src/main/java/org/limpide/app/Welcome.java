package org.limpide.app;

import java.io.PrintWriter;
import org.limpide.server.Server;
import org.limpide.server.ServerSettings;

/** What is said once the service answers. */
final class Welcome {
  private Welcome() {}

  static void say(PrintWriter err, Server server, ServerSettings settings) {
    String address = settings.publicUrl().map(Object::toString).orElse(server.address().toString());
    err.println(Speech.say("Limpide répond : ", "Limpide answers: ") + address);
    err.println(Speech.say("Données : ", "Data: ") + settings.data());
    err.flush();
  }
}
