package org.limpide.audit.egress;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether a connection on loopback was opened by one process or its children, as Linux tells in
 * {@code /proc}: no other user and no other program of the machine can go out through an audit's
 * proxy or write into its evidence. Where there is no {@code /proc} every local connection is let
 * in: the proxy opens no door that a local program does not have already.
 */
public final class Peer implements Predicate<Socket> {
  /** A socket of IPv6 may speak IPv4. */
  private static final List<Path> CONNECTIONS =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

  private final CompletableFuture<ProcessHandle> parent = new CompletableFuture<>();
  private volatile long last = -1;

  /** From now on that process and its children are known; until then connections wait. */
  public void is(ProcessHandle process) {
    parent.complete(process);
  }

  @Override
  public boolean test(Socket socket) {
    try {
      ProcessHandle process = parent.get(20, TimeUnit.SECONDS);
      return !Files.isReadable(CONNECTIONS.getFirst())
          || end(socket).filter(end -> opened(process, end)).isPresent();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  /** The other end of a connection: its owner and its number among sockets. */
  private record End(String user, String inode) {}

  private static Optional<End> end(Socket socket) {
    String there = ":" + hexadecimal(socket.getPort());
    String here = ":" + hexadecimal(socket.getLocalPort());
    for (Path file : CONNECTIONS) {
      try (Stream<String> lines = Files.lines(file, US_ASCII)) {
        Optional<End> end =
            lines
                .map(line -> line.strip().split("\\s+"))
                .filter(field -> field.length > 9)
                .filter(field -> field[1].endsWith(there) && field[2].endsWith(here))
                .map(field -> new End(field[7], field[9]))
                .findFirst();
        if (end.isPresent()) {
          return end;
        }
      } catch (IOException e) {
        // a system without IPv6
      }
    }
    return Optional.empty();
  }

  private static String hexadecimal(int port) {
    return String.format(Locale.ROOT, "%04X", port);
  }

  private boolean opened(ProcessHandle process, End end) {
    String link = "socket:[" + end.inode() + "]";
    long before = last; // nearly always the same one: Chromium's network process
    if (before > 0 && holds(before, link) == Answer.YES) {
      return true;
    }
    boolean veiled = false;
    for (ProcessHandle one : Stream.concat(Stream.of(process), process.descendants()).toList()) {
      switch (holds(one.pid(), link)) {
        case YES -> {
          last = one.pid();
          return true;
        }
        case VEILED -> veiled = true;
        case NO -> {}
      }
    }
    // a process that does not let itself be looked at is known by its user
    return veiled && end.user().equals(user(process));
  }

  private enum Answer {
    YES,
    NO,
    VEILED
  }

  private static Answer holds(long pid, String link) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
      for (Path one : open) {
        if (points(one, link)) {
          return Answer.YES;
        }
      }
      return Answer.NO;
    } catch (AccessDeniedException e) {
      return Answer.VEILED;
    } catch (IOException e) {
      return Answer.NO; // it has ended
    }
  }

  private static boolean points(Path descriptor, String link) {
    try {
      return Files.readSymbolicLink(descriptor).toString().equals(link);
    } catch (IOException e) {
      return false;
    }
  }

  private static String user(ProcessHandle process) {
    try {
      return Files.getAttribute(Path.of("/proc/" + process.pid()), "unix:uid").toString();
    } catch (IOException e) {
      return "";
    }
  }
}
