package org.limpide.audit.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The way out of one audit. A name is looked up once and its addresses are kept until the audit
 * ends, so that a name server which answers differently the second time changes nothing (DNS
 * rebinding); what is connected to is the very address that was judged.
 */
public final class Egress {
  /** A port of loopback to which nothing is sent: what leads there is refused and not told. */
  public static final int NOWHERE = 9;

  private static final Duration LOOKUP = Duration.ofSeconds(8);
  private static final int MOST_TOLD = 1000;

  /** A place given by the operator, which takes the place of the lookup. */
  private record Place(String host, int port, InetSocketAddress at) {}

  private final EgressPolicy policy;
  private final Resolver resolver;
  private final List<Place> places = new CopyOnWriteArrayList<>();
  private final Set<InetSocketAddress> lent = ConcurrentHashMap.newKeySet();
  private final Map<String, FutureTask<List<InetAddress>>> pinned = new ConcurrentHashMap<>();
  private final Map<String, String> obstacles = new ConcurrentHashMap<>();
  private final Set<Refusal> refusals = new LinkedHashSet<>();

  public Egress(EgressPolicy policy, Resolver resolver) {
    this.policy = policy;
    this.resolver = resolver;
  }

  /**
   * Sends a host's port somewhere else, whatever the policy says of that address: for what the
   * operator gave by hand ({@code --resolve}).
   *
   * @param host a name, or {@code *} for every one
   * @param address a numeric address
   */
  public void place(String host, int port, String address, int toPort) {
    InetAddress at = Network.literal(address.replaceAll("[\\[\\]]", ""));
    places.add(new Place(host, port, new InetSocketAddress(at, toPort)));
  }

  /** Allows one address of ours until the answer is closed. */
  public Lent lend(InetSocketAddress address) {
    lent.add(address);
    return () -> lent.remove(address);
  }

  /** An address allowed for a while. */
  @FunctionalInterface
  public interface Lent extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * A connected socket; the caller closes it.
   *
   * @param host a name or a numeric address, IPv6 with or without brackets
   * @throws RefusedAddressException when the host has only addresses that may not be visited
   * @throws UnknownHostException when it has none
   */
  public Socket open(String host, int port, Duration limit) throws IOException {
    String name = name(host);
    try {
      Socket socket = connect(where(name, port), System.nanoTime() + limit.toNanos());
      obstacles.remove(key(name, port));
      return socket;
    } catch (IOException e) {
      if (obstacles.size() < MOST_TOLD) {
        obstacles.put(key(name, port), Obstacle.of(e));
      }
      throw e;
    }
  }

  /**
   * Where a connection to that host would go, in order; nothing is connected.
   *
   * @throws RefusedAddressException when it may not go anywhere
   */
  public List<InetSocketAddress> where(String host, int port) throws IOException {
    String name = name(host);
    Optional<Place> given =
        places.stream()
            .filter(one -> one.port() == port)
            .filter(one -> one.host().equals("*") || one.host().equalsIgnoreCase(name))
            .findFirst();
    if (given.isPresent()) {
      return List.of(given.get().at());
    }
    List<InetAddress> addresses = addresses(name);
    List<InetSocketAddress> allowed = new ArrayList<>();
    for (InetAddress address : addresses) {
      InetSocketAddress at = new InetSocketAddress(address, port);
      if (lent.contains(at) || policy.allows(name, address, port)) {
        allowed.add(at);
      }
    }
    if (allowed.isEmpty()) {
      Refusal refusal = new Refusal(name, port, AddressKind.of(addresses.getFirst()));
      refused(refusal);
      throw new RefusedAddressException(refusal);
    }
    return allowed;
  }

  /** Looks up once; a failed lookup is not kept, for every answer is judged all the same. */
  private List<InetAddress> addresses(String name) throws IOException {
    if (Network.numeric(name)) {
      try {
        return List.of(Network.literal(name));
      } catch (IllegalArgumentException e) {
        throw new UnknownHostException(name);
      }
    }
    FutureTask<List<InetAddress>> asking = new FutureTask<>(() -> lookUp(name));
    FutureTask<List<InetAddress>> known = pinned.putIfAbsent(name, asking);
    if (known == null) {
      // the system's lookup holds a whole thread while it waits: never a virtual one's carrier
      Thread.ofPlatform().daemon().name("lookup").start(asking);
      known = asking;
    }
    try {
      return known.get(LOOKUP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SocketTimeoutException("interrupted");
    } catch (TimeoutException e) {
      throw new SocketTimeoutException("no answer for " + name);
    } catch (ExecutionException e) {
      pinned.remove(name, known);
      throw new UnknownHostException(name);
    }
  }

  private List<InetAddress> lookUp(String name) throws UnknownHostException {
    List<InetAddress> addresses = resolver.resolve(name);
    if (addresses.isEmpty()) {
      throw new UnknownHostException(name);
    }
    return List.copyOf(addresses);
  }

  private static Socket connect(List<InetSocketAddress> where, long end) throws IOException {
    IOException last = new SocketTimeoutException("no time left");
    for (InetSocketAddress address : where) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        break;
      }
      Socket socket = new Socket();
      try {
        socket.connect(address, (int) Math.min(left, Integer.MAX_VALUE));
        socket.setTcpNoDelay(true);
        return socket;
      } catch (IOException e) {
        socket.close();
        last = e;
      }
    }
    throw last;
  }

  /** Lower case, without the brackets of IPv6 and the dot of an absolute name. */
  private static String name(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static String key(String host, int port) {
    return host + " " + port;
  }

  private void refused(Refusal refusal) {
    synchronized (refusals) {
      boolean nowhere = refusal.port() == NOWHERE && refusal.host().equals("127.0.0.1");
      if (!nowhere && refusals.size() < MOST_TOLD) {
        refusals.add(refusal);
      }
    }
  }

  /** Why the last connection to that host could not be made; empty when it could. */
  public Optional<String> obstacle(String host, int port) {
    return Optional.ofNullable(obstacles.get(key(name(host), port)));
  }

  /** What was asked for and not visited, each once, in order. */
  public List<Refusal> refusals() {
    synchronized (refusals) {
      return List.copyOf(refusals);
    }
  }
}
