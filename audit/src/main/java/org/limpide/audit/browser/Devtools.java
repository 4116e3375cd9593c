package org.limpide.audit.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Speaks the DevTools protocol over Chromium's debugging pipe: JSON messages, each ended by a NUL.
 *
 * <p>A pipe rather than a port: no other user of the machine can reach it, and Chromium ends by
 * itself when it closes, so no browser outlives the audit, whatever ends the audit.
 *
 * <p>Events are handed over one by one in the order of arrival, on the reading thread: a listener
 * must not wait for an answer there.
 */
final class Devtools implements AutoCloseable {
  static final JsonMapper JSON = JsonMapper.shared();

  /** Hears the events of one session. */
  interface Listener {
    void event(String method, JsonNode params);

    /** The session is over: the target was closed, crashed, or the browser is gone. */
    void gone();
  }

  private record Pending(String session, CompletableFuture<JsonNode> answer) {}

  private final OutputStream out;
  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, Pending> pending = new ConcurrentHashMap<>();
  private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
  private volatile boolean closed;

  Devtools(InputStream in, OutputStream out) {
    this.out = out;
    Thread.ofPlatform()
        .daemon()
        .name("devtools")
        .start(() -> read(new BufferedInputStream(in, 1 << 16)));
  }

  static ObjectNode params() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Hears the events of a session; the empty name is the browser's own. */
  void listen(String session, Listener listener) {
    listeners.put(session, listener);
  }

  void forget(String session) {
    Listener listener = listeners.remove(session);
    pending
        .entrySet()
        .removeIf(
            entry -> {
              if (!entry.getValue().session().equals(session)) {
                return false;
              }
              entry.getValue().answer().completeExceptionally(gone());
              return true;
            });
    if (listener != null) {
      listener.gone();
    }
  }

  CompletableFuture<JsonNode> send(String session, String method, ObjectNode params) {
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    if (closed) {
      answer.completeExceptionally(gone());
      return answer;
    }
    long id = ids.incrementAndGet();
    pending.put(id, new Pending(session, answer));
    ObjectNode message = params();
    message.put("id", id).put("method", method).set("params", params);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    byte[] bytes = JSON.writeValueAsBytes(message);
    try {
      synchronized (out) {
        out.write(bytes);
        out.write(0);
        out.flush();
      }
    } catch (IOException e) {
      pending.remove(id);
      answer.completeExceptionally(gone());
    }
    return answer;
  }

  /** Sends and waits. */
  JsonNode call(String session, String method, ObjectNode params, Duration limit) {
    CompletableFuture<JsonNode> answer = send(session, method, params);
    try {
      return answer.get(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(false);
      throw new BrowserException(
          BrowserException.Code.TIMEOUT, method + " had no answer in " + limit);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BrowserException known) {
        throw known;
      }
      throw new BrowserException(BrowserException.Code.GONE, method + ": " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrowserException(BrowserException.Code.GONE, "interrupted");
    }
  }

  boolean closed() {
    return closed;
  }

  private void read(InputStream in) {
    ByteArrayOutputStream message = new ByteArrayOutputStream(1 << 16);
    byte[] chunk = new byte[1 << 16];
    try (in) {
      int count;
      while ((count = in.read(chunk)) > 0) {
        int start = 0;
        for (int i = 0; i < count; i++) {
          if (chunk[i] == 0) {
            message.write(chunk, start, i - start);
            start = i + 1;
            take(message.toByteArray());
            message.reset();
          }
        }
        message.write(chunk, start, count - start);
      }
    } catch (IOException e) {
      // the pipe broke: the browser is gone, which is told below
    }
    end();
  }

  private void take(byte[] bytes) {
    JsonNode message;
    try {
      message = JSON.readTree(new String(bytes, UTF_8));
    } catch (RuntimeException e) {
      return; // half a message from a dying browser
    }
    JsonNode id = message.get("id");
    if (id != null) {
      Pending waiting = pending.remove(id.asLong());
      if (waiting != null) {
        answer(waiting.answer(), message);
      }
      return;
    }
    String session = message.path("sessionId").asString("");
    Listener listener = listeners.get(session);
    if (listener != null) {
      try {
        listener.event(message.path("method").asString(""), message.path("params"));
      } catch (RuntimeException e) {
        // one event that cannot be read must not stop the rest from being heard
        lost.incrementAndGet();
      }
    }
  }

  private final AtomicLong lost = new AtomicLong();

  /** Events that could not be read. */
  long lost() {
    return lost.get();
  }

  private static void answer(CompletableFuture<JsonNode> answer, JsonNode message) {
    @Nullable JsonNode error = message.get("error");
    if (error == null) {
      answer.complete(message.path("result"));
    } else {
      answer.completeExceptionally(
          new BrowserException(
              BrowserException.Code.REFUSED, error.path("message").asString("refused")));
    }
  }

  private static BrowserException gone() {
    return new BrowserException(BrowserException.Code.GONE, "the browser or the page is gone");
  }

  private void end() {
    closed = true;
    pending.values().forEach(waiting -> waiting.answer().completeExceptionally(gone()));
    pending.clear();
    listeners.keySet().forEach(this::forget);
  }

  @Override
  public void close() {
    closed = true;
    try {
      out.close();
    } catch (IOException e) {
      // already closed by the browser's end
    }
  }
}
