package org.limpide.audit.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.limpide.audit.AuditRequest.Resolve;

/** A server on loopback that does with each connection what a test says. */
final class OneServer implements AutoCloseable {
  interface Conduct {
    void on(Socket socket) throws IOException;
  }

  private final ServerSocket listener;

  OneServer(Conduct conduct) {
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual()
        .start(
            () -> {
              while (!listener.isClosed()) {
                try {
                  Socket socket = listener.accept();
                  Thread.ofVirtual().start(() -> serve(socket, conduct));
                } catch (IOException e) {
                  return;
                }
              }
            });
  }

  /** Answers every request head with these bytes. */
  static OneServer saying(String answer) {
    return new OneServer(
        socket -> {
          head(socket);
          socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
        });
  }

  /** Reads a request's head and gives its first line. */
  static String head(Socket socket) throws IOException {
    var text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      int one = socket.getInputStream().read();
      if (one < 0) {
        break;
      }
      text.append((char) one);
    }
    return text.toString().lines().findFirst().orElse("");
  }

  private static void serve(Socket socket, Conduct conduct) {
    try (socket) {
      conduct.on(socket);
    } catch (IOException e) {
      // the client went away, as it may
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Every host's port leads here. */
  Doors doors(int asked) {
    return new Doors(List.of(new Resolve("*", asked, "127.0.0.1", port())));
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
