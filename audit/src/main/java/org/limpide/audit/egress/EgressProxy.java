package org.limpide.audit.egress;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * A proxy on loopback through which one audit's browser makes every connection: SOCKS 5 (RFC 1928,
 * {@code CONNECT} only), for which the browser looks up no name itself. It carries bytes and reads
 * none of them, so nothing it does can be mistaken for a site's answer.
 *
 * <p>Only connections that the browser's own processes opened are served ({@link Peer}); it lives
 * as long as the browser does.
 */
public final class EgressProxy implements AutoCloseable {
  /**
   * How much may go through.
   *
   * @param connections open at the same time
   * @param connectionBytes of one connection, both ways
   * @param auditBytes of all of them
   * @param idle silence, both ways, after which a connection is closed
   */
  public record Limits(int connections, long connectionBytes, long auditBytes, Duration idle) {
    /** For a visit of some hundred pages. */
    public static Limits usual() {
      return new Limits(256, 200_000_000, 500_000_000, Duration.ofSeconds(120));
    }
  }

  private static final Duration GREETING = Duration.ofSeconds(10);
  private static final Duration CONNECT = Duration.ofSeconds(15);
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int NOT_ALLOWED = 2;
  private static final int UNREACHABLE = 4;
  private static final int NOT_KNOWN = 7;

  private final Egress egress;
  private final Limits limits;
  private final Predicate<Socket> ours;
  private final ServerSocket door;
  private final Semaphore free;
  private final AtomicLong bytes = new AtomicLong();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean spent;

  /**
   * Opens it on a free port of 127.0.0.1.
   *
   * @param ours whether a connection comes from the browser it is for
   */
  public EgressProxy(Egress egress, Limits limits, Predicate<Socket> ours) {
    this.egress = egress;
    this.limits = limits;
    this.ours = ours;
    this.free = new Semaphore(limits.connections());
    try {
      door = new ServerSocket(0, 200, InetAddress.ofLiteral("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("egress-proxy").start(this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** Whether the audit has used up its bytes: nothing more goes through. */
  public boolean spent() {
    return spent;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Thread.ofVirtual().name("egress").start(() -> serve(client));
      } catch (IOException e) {
        pause(); // closed, or no descriptor left for the moment
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Socket client) {
    boolean place = false;
    try (client) {
      open.add(client);
      place = free.tryAcquire();
      if (place && !door.isClosed() && ours.test(client)) {
        client.setSoTimeout((int) GREETING.toMillis());
        client.setTcpNoDelay(true);
        converse(client);
      }
    } catch (IOException e) {
      // one of the two has left
    } finally {
      open.remove(client);
      if (place) {
        free.release();
      }
    }
  }

  private void converse(Socket client) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    OutputStream out = client.getOutputStream();
    if (in.readUnsignedByte() != 5) {
      return;
    }
    in.skipNBytes(in.readUnsignedByte()); // the ways to sign in it knows: none is needed
    out.write(new byte[] {5, 0});
    out.flush();
    int version = in.readUnsignedByte();
    int command = in.readUnsignedByte();
    in.readUnsignedByte();
    String host =
        switch (in.readUnsignedByte()) {
          case 1 -> Network.address(in.readNBytes(4)).getHostAddress();
          case 3 -> new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.ISO_8859_1);
          case 4 -> Network.address(in.readNBytes(16)).getHostAddress();
          default -> "";
        };
    int port = in.readUnsignedShort();
    if (version != 5 || command != 1 || host.isEmpty() || port == 0) {
      answer(out, NOT_KNOWN);
      return;
    }
    if (spent) {
      answer(out, NOT_ALLOWED);
      return;
    }
    Socket server;
    try {
      server = egress.open(host, port, CONNECT);
    } catch (RefusedAddressException e) {
      answer(out, NOT_ALLOWED);
      return;
    } catch (SocketTimeoutException e) {
      answer(out, UNREACHABLE);
      return;
    } catch (IOException e) {
      answer(out, FAILED);
      return;
    }
    try (server) {
      open.add(server);
      answer(out, DONE);
      carry(client, server);
    } finally {
      open.remove(server);
    }
  }

  private static void answer(OutputStream out, int code) throws IOException {
    out.write(new byte[] {5, (byte) code, 0, 1, 0, 0, 0, 0, 0, 0});
    out.flush();
  }

  private void carry(Socket client, Socket server) throws IOException {
    if (door.isClosed()) {
      return;
    }
    Tunnel tunnel = new Tunnel();
    client.setSoTimeout((int) limits.idle().toMillis());
    server.setSoTimeout((int) limits.idle().toMillis());
    Thread back = Thread.ofVirtual().name("egress-back").start(() -> tunnel.carry(server, client));
    tunnel.carry(client, server);
    try {
      back.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The two directions of one connection. */
  private final class Tunnel {
    private final AtomicLong carried = new AtomicLong();
    private volatile long last = System.nanoTime();

    /** Until one side has said everything; the other side may still speak. */
    void carry(Socket from, Socket to) {
      byte[] buffer = new byte[16_384];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        while (true) {
          int count = read(in, buffer);
          if (count < 0) {
            break;
          }
          last = System.nanoTime();
          if (carried.addAndGet(count) > limits.connectionBytes()
              || bytes.addAndGet(count) > limits.auditBytes()) {
            spent |= bytes.get() > limits.auditBytes();
            end(from, to);
            return;
          }
          out.write(buffer, 0, count);
        }
        to.shutdownOutput();
      } catch (IOException e) {
        end(from, to);
      }
    }

    /** Silence one way is no silence while the other way speaks. */
    private int read(InputStream in, byte[] buffer) throws IOException {
      while (true) {
        try {
          return in.read(buffer);
        } catch (SocketTimeoutException e) {
          if (System.nanoTime() - last >= limits.idle().toNanos()) {
            throw e;
          }
        }
      }
    }
  }

  private static void end(Socket one, Socket other) {
    for (Socket socket : new Socket[] {one, other}) {
      try {
        socket.close();
      } catch (IOException e) {
        // it was closed
      }
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      // nothing more comes in either way
    }
    open.forEach(socket -> end(socket, socket));
  }
}
