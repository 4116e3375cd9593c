package org.limpide.audit.probe;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server answered to a {@link ClientHello}, read as far as the certificates that TLS 1.2 and
 * before send in the open.
 *
 * @param tls whether it spoke TLS at all, be it to refuse
 * @param version the version it chose, 0 when it refused
 * @param suite the suite it chose
 * @param chain its certificates when it showed them
 */
record ServerHello(boolean tls, int version, int suite, List<X509Certificate> chain) {
  private static final int HANDSHAKE = 22;
  private static final int ALERT = 21;
  private static final int MOST = 65_536;
  private static final Duration LONGEST = Duration.ofSeconds(4);
  private static final ServerHello SILENT = new ServerHello(false, 0, 0, List.of());
  private static final ServerHello REFUSED = new ServerHello(true, 0, 0, List.of());

  /** Sends the offer over an open connection and reads the answer. */
  static ServerHello to(byte[] offer, Socket socket, TimeLeft left) throws IOException {
    socket.getOutputStream().write(offer);
    socket.getOutputStream().flush();
    TimeLeft limit = left.atMost(LONGEST);
    var in = new DataInputStream(socket.getInputStream());
    var messages = new ByteArrayOutputStream();
    ServerHello answer = SILENT;
    try {
      while (messages.size() < MOST && !limit.over()) {
        socket.setSoTimeout(Math.max(1, limit.millis()));
        int type = in.readUnsignedByte();
        int major = in.readUnsignedShort() >> 8;
        int length = in.readUnsignedShort();
        if (major != 3 || length > 18_432 || type < 20 || type > 23) {
          return answer;
        }
        byte[] record = new byte[length];
        in.readFully(record);
        if (type == ALERT && messages.size() == 0) {
          return REFUSED;
        }
        if (type != HANDSHAKE) {
          return answer; // TLS 1.3 goes on in secret
        }
        messages.writeBytes(record);
        answer = parse(messages.toByteArray());
        if (!answer.chain().isEmpty() || answer.version() == ClientHello.TLS_13) {
          return answer;
        }
      }
    } catch (EOFException e) {
      return answer;
    }
    return answer;
  }

  private static ServerHello parse(byte[] bytes) {
    ServerHello hello = new ServerHello(true, 0, 0, List.of());
    ByteBuffer all = ByteBuffer.wrap(bytes);
    while (all.remaining() >= 4) {
      int head = all.getInt();
      int length = head & 0xFFFFFF;
      if (all.remaining() < length) {
        return hello;
      }
      ByteBuffer message = all.slice(all.position(), length);
      all.position(all.position() + length);
      try {
        hello =
            switch (head >>> 24) {
              case 2 -> chosen(message);
              case 11 -> new ServerHello(true, hello.version, hello.suite, certificates(message));
              default -> hello;
            };
      } catch (java.nio.BufferUnderflowException | IllegalArgumentException e) {
        return hello; // cut short or nonsense: what was understood until then stands
      }
    }
    return hello;
  }

  private static ServerHello chosen(ByteBuffer message) {
    int version = message.getShort() & 0xFFFF;
    message.position(message.position() + 32);
    int id = message.get() & 0xFF;
    message.position(message.position() + id);
    int suite = message.getShort() & 0xFFFF;
    message.get();
    if (message.remaining() >= 2) {
      message.getShort();
      while (message.remaining() >= 4) {
        int type = message.getShort() & 0xFFFF;
        int length = message.getShort() & 0xFFFF;
        if (type == 43 && length == 2) {
          version = message.getShort() & 0xFFFF;
        } else {
          message.position(message.position() + length);
        }
      }
    }
    return new ServerHello(true, version, suite, List.of());
  }

  private static List<X509Certificate> certificates(ByteBuffer message) {
    List<X509Certificate> chain = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      threeBytes(message);
      while (message.remaining() > 3 && chain.size() < 10) {
        byte[] one = new byte[threeBytes(message)];
        message.get(one);
        chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(one)));
      }
    } catch (CertificateException e) {
      return chain;
    }
    return chain;
  }

  private static int threeBytes(ByteBuffer buffer) {
    return (buffer.getShort() & 0xFFFF) << 8 | buffer.get() & 0xFF;
  }
}
