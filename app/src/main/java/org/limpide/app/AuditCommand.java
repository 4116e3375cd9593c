package org.limpide.app;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.limpide.audit.AuditRequest;
import org.limpide.audit.AuditResult;
import org.limpide.audit.judge.Status;
import org.limpide.audit.report.Format;
import org.limpide.law.Force;
import org.limpide.law.Severity;
import org.limpide.vendors.ServiceDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code limpide audit URL…}: audits sites and writes their reports. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "Visite des sites avec un vrai navigateur, juge ce qui est vu, écrit le rapport.",
      "Visits sites with a real browser, judges what is seen, writes the report."
    })
final class AuditCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private AuditOptions options = new AuditOptions();

  @Override
  public Integer call() throws InterruptedException {
    if (spec == null) {
      throw new IllegalStateException("the command is started by picocli only");
    }
    PrintWriter err = spec.commandLine().getErr();
    AuditRequests asked = new AuditRequests(options);
    Speech.speak(asked.language());
    Set<Format> formats = asked.formats();
    Optional<Severity> limit = asked.limit();
    List<SiteAudit> audits = audits(asked.all(), asked.vendors(), formats);
    List<SiteAudit.Ended> ended;
    try (Progress progress = options.quiet ? Progress.silent() : Progress.on(err, audits.size())) {
      ended = run(audits, progress);
    }
    ended.forEach(one -> tell(one, spec.commandLine().getOut(), err));
    return exitCode(ended, limit);
  }

  private List<SiteAudit> audits(
      List<AuditRequest> requests, ServiceDirectory vendors, Set<Format> formats) {
    List<Path> folders = folders(requests.stream().map(AuditRequest::url).toList(), options.out);
    List<SiteAudit> audits = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      boolean both = AuditRequests.withoutScheme(options.urls.get(i));
      audits.add(new SiteAudit(requests.get(i), vendors, folders.get(i), formats, both));
    }
    return audits;
  }

  private List<SiteAudit.Ended> run(List<SiteAudit> audits, Progress progress)
      throws InterruptedException {
    List<SiteAudit.Ended> ended = new ArrayList<>();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(options.parallel, audits.size()))) {
      List<Future<SiteAudit.Ended>> running = new ArrayList<>();
      for (SiteAudit audit : audits) {
        running.add(threads.submit(() -> audit.run(progress.of(audit.request().url().toString()))));
      }
      for (Future<SiteAudit.Ended> one : running) {
        ended.add(one.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return ended;
  }

  /** One site: straight in the folder asked for; several: each in one named after host and port. */
  static List<Path> folders(List<URI> urls, @Nullable Path out) {
    Map<String, Integer> used = new HashMap<>();
    List<Path> folders = new ArrayList<>();
    for (URI url : urls) {
      String name = name(url);
      int times = used.merge(name, 1, Integer::sum);
      String own = times == 1 ? name : name + "-" + times;
      Path below = out == null ? Path.of("limpide-audit") : out;
      folders.add(out != null && urls.size() == 1 ? out : below.resolve(own));
    }
    return folders;
  }

  private static String name(URI url) {
    int usual = url.getScheme().equals("https") ? 443 : 80;
    String host = url.getHost().replaceAll("[\\[\\]]", "").replaceAll("[^A-Za-z0-9.-]", "_");
    return host.toLowerCase(Locale.ROOT) + "-" + (url.getPort() >= 0 ? url.getPort() : usual);
  }

  private static void tell(SiteAudit.Ended one, PrintWriter out, PrintWriter err) {
    if (one.result() != null) {
      out.println(
          one.url()
              + " : "
              + count(one.result(), Status.FAIL)
              + Speech.say(" constats ou conseils, ", " findings or advice, ")
              + count(one.result(), Status.UNKNOWN)
              + Speech.say(" à vérifier par vous, ", " for you to check, ")
              + count(one.result(), Status.PASS)
              + Speech.say(" points conformes, ", " points met, ")
              + count(one.result(), Status.NOT_APPLICABLE)
              + Speech.say(" sans objet → ", " not applicable → ")
              + one.folder());
    }
    if (!one.problem().isEmpty()) {
      err.println(one.url() + " : " + one.problem());
    }
  }

  private static long count(AuditResult result, Status status) {
    return result.findings().stream()
        .filter(finding -> finding.verdict().status() == status)
        .count();
  }

  static int exitCode(List<SiteAudit.Ended> ended, Optional<Severity> limit) {
    boolean found =
        limit.isPresent()
            && ended.stream()
                .map(SiteAudit.Ended::result)
                .anyMatch(result -> result != null && fails(result, limit.get()));
    boolean impossible = ended.stream().anyMatch(one -> !one.problem().isEmpty());
    return found ? ExitCode.FOUND : impossible ? ExitCode.IMPOSSIBLE : ExitCode.DONE;
  }

  private static boolean fails(AuditResult result, Severity limit) {
    return result.findings().stream()
        .anyMatch(
            finding ->
                finding.verdict().status() == Status.FAIL
                    && finding.rule().force() != Force.PRACTICE
                    && finding.rule().severity().compareTo(limit) <= 0);
  }
}
