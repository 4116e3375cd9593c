package org.limpide.server.audits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.limpide.audit.Audit;
import org.limpide.audit.AuditRequest;
import org.limpide.audit.AuditResult;
import org.limpide.audit.browser.BrowserPrinter;
import org.limpide.audit.report.Format;
import org.limpide.audit.report.ReportWriter;
import org.limpide.vendors.ServiceDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One audit under way, on a thread of its own that knows nothing of the database: whoever watches
 * it asks twice a second how far it is, and may stop it.
 */
final class AuditRun {
  /**
   * How far it is.
   *
   * @param name a scenario, or a step's name
   */
  record Step(String name, int done, int planned) {
    static final Step FIRST = new Step("self-test", 0, 0);
  }

  /** What the watcher does between two looks. */
  interface Watch {
    /** Hears where it is; returns whether it is to go on. */
    boolean goOn(Step step);
  }

  /** It was asked to stop, and has. */
  static final class Stopped extends Exception {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("stopped", null, false, false);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(AuditRun.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration ENDING = Duration.ofSeconds(30);

  private final AuditRequest request;
  private final Path folder;
  private volatile Step step = Step.FIRST;
  private volatile boolean stopping;

  AuditRun(AuditRequest request, Path folder) {
    this.request = request;
    this.folder = folder;
  }

  /**
   * Makes it.
   *
   * @return the result, its reports written and sealed
   * @throws Stopped when the watcher said so, or this thread was interrupted
   * @throws ExecutionException with what went wrong
   */
  AuditResult make(Watch watch) throws Stopped, ExecutionException {
    FutureTask<AuditResult> work = new FutureTask<>(this::audit);
    Thread thread = Thread.ofVirtual().name("audit").start(work);
    while (true) {
      try {
        return work.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (!goOn(watch, thread)) {
          stop(thread);
          throw new Stopped();
        }
      } catch (InterruptedException e) {
        stop(thread);
        Thread.currentThread().interrupt();
        throw new Stopped();
      }
    }
  }

  private boolean goOn(Watch watch, Thread thread) {
    try {
      return watch.goOn(step);
    } catch (RuntimeException e) {
      stop(thread); // nobody watches any more
      throw e;
    }
  }

  private AuditResult audit() throws IOException {
    AuditResult result = Audit.run(request, ServiceDirectory.bundled(), folder, this::heard);
    heard("report", "", step.planned(), step.planned());
    try {
      ReportWriter.write(
          result,
          folder,
          EnumSet.allOf(Format.class),
          request.language(),
          new BrowserPrinter(request.browser()));
    } catch (IOException e) {
      // the PDF comes last: everything else is written and sealed without it
      if (!Files.exists(folder.resolve("manifest.sig"))) {
        throw e;
      }
      LOG.warn("an audit's report could not be printed: {}", e.getClass().getSimpleName());
    }
    return result;
  }

  /** Called from the audit's threads; an exception here ends each of them where it stands. */
  private void heard(String name, String page, int done, int planned) {
    if (stopping) {
      throw new IllegalStateException("stopped");
    }
    step = new Step(name.replaceFirst("-\\d+$", "").toLowerCase(Locale.ROOT), done, planned);
  }

  private void stop(Thread thread) {
    stopping = true;
    thread.interrupt();
    boolean interrupted = Thread.interrupted();
    try {
      thread.join(ENDING);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (thread.isAlive()) {
      LOG.warn("an audit that was stopped has not ended within {}", ENDING);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
