package org.limpide.app;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a typed command gave: its exit code, its data and its messages. */
record Typed(int code, String out, String err) {
  static Typed command(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new Typed(code, out.toString(), err.toString());
  }
}
