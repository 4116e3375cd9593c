package org.limpide.server.audits;

import static org.limpide.server.web.Role.AGENT;
import static org.limpide.server.web.Role.AUDITOR;
import static org.limpide.server.web.Role.DPO;
import static org.limpide.server.web.Role.OWNER;
import static org.limpide.server.web.Role.READER;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.limpide.server.web.Allowed;
import org.limpide.server.web.OrganisationId;
import org.limpide.server.web.Refusal;
import org.limpide.server.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An audit's progress as a stream of server-sent events. The request's own virtual thread waits
 * between two looks; a look is one short query, so that no connection to the database is held. The
 * stream ends with the audit, with the client (writing to it fails), with the service, and after
 * ten minutes at the latest: browsers then come back by themselves.
 */
@Controller
class EventRoutes {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final long LOOK = 1000;
  private static final int TOGETHER = 200;

  private final Audits audits;
  private final Semaphore places = new Semaphore(TOGETHER);

  EventRoutes(Audits audits) {
    this.audits = audits;
  }

  @Allowed({OWNER, DPO, AGENT, READER, AUDITOR})
  @GetMapping("/o/{organisation}/sites/{site}/audits/{audit}/events")
  void events(
      @PathVariable OrganisationId organisation,
      @PathVariable UUID site,
      @PathVariable UUID audit,
      Words words,
      HttpServletResponse response)
      throws InterruptedException {
    audits.one(organisation, site, audit);
    if (!places.tryAcquire()) {
      throw Refusal.of(Refusal.Code.UNAVAILABLE, "audits.events.full");
    }
    try {
      response.setContentType("text/event-stream;charset=UTF-8");
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("X-Accel-Buffering", "no"); // nginx would keep the events back
      stream(organisation, site, audit, words, response.getOutputStream());
    } catch (IOException e) {
      // the client has left
    } finally {
      places.release();
    }
  }

  private void stream(
      OrganisationId organisation, UUID site, UUID id, Words words, OutputStream out)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < until && audits.working()) {
      SiteAudit audit;
      try {
        audit = audits.one(organisation, site, id);
      } catch (Refusal e) {
        send(out, "end", Map.of("outcome", "removed"));
        return;
      }
      if (audit.outcome() != Outcome.PENDING) {
        send(out, "end", Map.of("outcome", audit.outcome().code()));
        return;
      }
      Progress progress = audits.progress(audit);
      send(
          out,
          "progress",
          Map.of(
              "step", progress.step(words),
              "percent", progress.percent(),
              "elapsed", Progress.clock(progress.elapsed()),
              "remaining", progress.remaining().map(Progress::clock).orElse("")));
      Thread.sleep(LOOK);
    }
  }

  private static void send(OutputStream out, String event, Map<String, Object> data)
      throws IOException {
    String text = "event: " + event + "\ndata: " + MAPPER.writeValueAsString(data) + "\n\n";
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
