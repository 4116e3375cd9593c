package org.limpide.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.limpide.audit.AuditRequest;
import org.limpide.audit.AuditRequest.Resolve;
import org.limpide.audit.evidence.Scenario;
import org.limpide.audit.report.Format;
import org.limpide.law.Language;
import org.limpide.law.Severity;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class AuditOptionsTest {
  private static CommandSpec audit() {
    return Main.line().getSubcommands().get("audit").getCommandSpec();
  }

  private static AuditRequests typed(String... arguments) {
    AuditOptions options = new AuditOptions();
    CommandSpec spec =
        CommandSpec.create().addMixin("options", CommandSpec.forAnnotatedObject(options));
    new CommandLine(spec).parseArgs(arguments);
    return new AuditRequests(options);
  }

  private static AuditRequest request(String... arguments) {
    return typed(arguments).all().getFirst();
  }

  @Test
  void theOptionsAreThoseOfTheManualWithTheirDefaults() {
    Map<String, String> options = new TreeMap<>();
    audit()
        .options()
        .forEach(
            option ->
                options.put(
                    option.longestName(),
                    option.arity().max() == 0 ? "" : String.valueOf(option.defaultValue())));
    assertThat(options)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("--pages", "20"),
                Map.entry("--depth", "3"),
                Map.entry("--out", "null"),
                Map.entry("--format", "html,json,pdf,csv"),
                Map.entry("--lang", "null"),
                Map.entry("--resolve", "null"),
                Map.entry("--ca", "null"),
                Map.entry("--trackers", "null"),
                Map.entry("--dns", "null"),
                Map.entry("--verified", ""),
                Map.entry("--fail-on", "never"),
                Map.entry("--scenarios", "S0,S1,S2,S3,S4,S5"),
                Map.entry("--settle", "2000"),
                Map.entry("--first-wait", "30000"),
                Map.entry("--timeout", "600"),
                Map.entry("--parallel", "1"),
                Map.entry("--browser", "null"),
                Map.entry("--at", "null"),
                Map.entry("--quiet", ""),
                Map.entry("--help", ""),
                Map.entry("--version", "")));
  }

  @Test
  void anAddressAloneAsksForTheUsualAudit() {
    AuditRequest request = request("https://shop.example");
    AuditRequest usual = AuditRequest.of(URI.create("https://shop.example/"), request.at());
    assertThat(request.withUrl(usual.url()))
        .usingRecursiveComparison()
        .ignoringFields("language")
        .isEqualTo(usual);
    assertThat(request.url()).isEqualTo(usual.url());
    assertThat(typed("a.example").formats()).containsExactlyInAnyOrder(Format.values());
    assertThat(typed("a.example").limit()).isEmpty();
  }

  @Test
  void everyOptionReachesTheRequest() {
    AuditRequest request =
        request(
            "http://shop.example:8080/fr?a=1",
            "--pages=7",
            "--depth=2",
            "--lang=en",
            "--dns=127.0.0.1:5353",
            "--verified",
            "--scenarios=S2,s4",
            "--settle=150",
            "--first-wait=900",
            "--timeout=60",
            "--browser=/bin/sh",
            "--at=2026-08-11");
    assertThat(request.url()).isEqualTo(URI.create("http://shop.example:8080/fr?a=1"));
    assertThat(request.pages()).isEqualTo(7);
    assertThat(request.depth()).isEqualTo(2);
    assertThat(request.language()).isEqualTo(Language.EN);
    assertThat(request.dns()).contains("127.0.0.1:5353");
    assertThat(request.verified()).isTrue();
    assertThat(request.scenarios())
        .containsExactlyInAnyOrder(Scenario.S0, Scenario.S2, Scenario.S4);
    assertThat(request.settle()).isEqualTo(Duration.ofMillis(150));
    assertThat(request.firstWait()).isEqualTo(Duration.ofMillis(900));
    assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(request.browser()).contains(Path.of("/bin/sh"));
    assertThat(request.at()).isEqualTo(LocalDate.of(2026, 8, 11));
    assertThat(typed("a.example", "--format", "json,csv").formats())
        .containsExactlyInAnyOrder(Format.JSON, Format.CSV);
    assertThat(typed("a.example", "--fail-on", "major").limit())
        .isEqualTo(Optional.of(Severity.MAJOR));
  }

  @Test
  void resolveReadsWhatCurlReadsAndAPortMore() {
    assertThat(
            request(
                    "a.example",
                    "--resolve=shop.example:443:127.0.0.1",
                    "--resolve=*:80:127.0.0.1:8080",
                    "--resolve=shop.example:443:[::1]",
                    "--resolve=*:443:[2001:db8::7]:8443")
                .resolve())
        .containsExactly(
            new Resolve("shop.example", 443, "127.0.0.1", 443),
            new Resolve("*", 80, "127.0.0.1", 8080),
            new Resolve("shop.example", 443, "::1", 443),
            new Resolve("*", 443, "2001:db8::7", 8443));
  }

  @Test
  void addressesAreReadAsPeopleTypeThem() {
    assertThat(request("shop.example").url()).isEqualTo(URI.create("https://shop.example/"));
    assertThat(request("HTTP://Shop.example/x").url())
        .isEqualTo(URI.create("http://Shop.example/x"));
    assertThat(request("localhost:8080").url()).isEqualTo(URI.create("https://localhost:8080/"));
    assertThat(request("http://[::1]:8080/").url()).isEqualTo(URI.create("http://[::1]:8080/"));
    assertThat(request("café.example/été").url().getHost()).isEqualTo("xn--caf-dma.example");
    assertThat(AuditRequests.withoutScheme("shop.example")).isTrue();
    assertThat(AuditRequests.withoutScheme("https://shop.example")).isFalse();
  }

  @Test
  void oneSiteFillsTheFolderAndSeveralGetOneEach() {
    URI one = URI.create("https://Shop.example/");
    URI two = URI.create("http://127.0.0.1:8080/x");
    URI six = URI.create("http://[::1]/");
    Path out = Path.of("out");
    assertThat(AuditCommand.folders(List.of(one), out)).containsExactly(out);
    assertThat(AuditCommand.folders(List.of(one), null))
        .containsExactly(Path.of("limpide-audit/shop.example-443"));
    assertThat(AuditCommand.folders(List.of(one, two, six, two), out))
        .containsExactly(
            out.resolve("shop.example-443"),
            out.resolve("127.0.0.1-8080"),
            out.resolve("__1-80"),
            out.resolve("127.0.0.1-8080-2"));
  }
}
