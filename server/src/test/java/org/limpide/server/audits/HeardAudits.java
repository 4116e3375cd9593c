package org.limpide.server.audits;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A desk that listens for audits' ends. */
@Component
class HeardAudits {
  final List<AuditFinished> all = new CopyOnWriteArrayList<>();

  @EventListener
  void heard(AuditFinished finished) {
    all.add(finished);
  }
}
