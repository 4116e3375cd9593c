package org.limpide.vendors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BannerCatalogueTest {
  private final BannerCatalogue catalogue = BannerCatalogue.bundled();
  private final ServiceDirectory directory = ServiceDirectory.bundled();

  @Test
  void everyCuratedServiceIsThereAndTheyAreMoreThanThreeHundred() {
    assertThat(catalogue.services())
        .extracting(BannerService::service)
        .containsExactlyInAnyOrderElementsOf(
            directory.services().stream()
                .filter(service -> service.source().equals(Curated.SOURCE))
                .toList());
    assertThat(catalogue.services().stream().filter(s -> s.closed().isEmpty()).count())
        .isGreaterThanOrEqualTo(300);
  }

  @Test
  void everyKeyOfTarteaucitronIsAServiceOrSaidToBeNone() {
    Set<String> keys = new HashSet<>();
    for (var node :
        JsonMapper.shared().readTree(Resource.bytes("tarteaucitron.json")).path("services")) {
      keys.add(node.path("key").asString(""));
    }
    assertThat(keys).hasSizeGreaterThanOrEqualTo(243);
    Set<String> mapped = new HashSet<>(catalogue.notServices().keySet());
    for (BannerService service : catalogue.services()) {
      for (String key : service.tarteaucitron()) {
        assertThat(mapped.add(key)).as("%s is meant once", key).isTrue();
        assertThat(catalogue.ofTarteaucitron(key)).contains(service);
      }
    }
    assertThat(mapped).isEqualTo(keys);
    assertThat(catalogue.ofTarteaucitron("iframe")).isEmpty();
    assertThat(catalogue.ofTarteaucitron("gtag").orElseThrow().id()).isEqualTo("google-analytics");
  }

  @Test
  void noHostIsGivenToTwoServices() {
    Map<String, String> owners = new HashMap<>();
    List<String> twice = new ArrayList<>();
    for (BannerService service : catalogue.services()) {
      for (String host : service.service().hosts()) {
        String other = owners.put(host, service.id());
        if (other != null) {
          twice.add(host + " of " + other + " and " + service.id());
        }
      }
    }
    assertThat(twice).isEmpty();
  }

  @Test
  void noHostIsAWholePublicSuffixOrMalformed() {
    var shape = Pattern.compile("=?([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+([a-z]{2,24}|\\*)");
    List<String> wrong = new ArrayList<>();
    for (BannerService service : catalogue.services()) {
      for (String host : service.service().hosts()) {
        boolean wellMade = shape.matcher(host).matches();
        String bare = host.replace("=", "");
        boolean owned =
            host.endsWith("*") || PublicSuffixes.bundled().registrableDomain(bare).contains(".");
        if (!wellMade || !owned) {
          wrong.add(host + " of " + service.id());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyServiceHasAHostUnlessTheSiteServesItItself() {
    assertThat(catalogue.services())
        .filteredOn(service -> service.service().hosts().isEmpty())
        .extracting(BannerService::id)
        .containsExactlyInAnyOrder(
            "matomo",
            "matomo-tag-manager",
            "open-web-analytics",
            "mautic",
            "google-customer-reviews");
  }

  @Test
  void textsAreFrenchAndEnglishAndWellSet() {
    var badFrench =
        Pattern.compile("'|  |\\.\\.\\.|[^\u00a0][:;?!]|\u00ab[^\u00a0]|[^\u00a0]\u00bb");
    var badEnglish = Pattern.compile("\u2019|  |[ \u00a0][:;?!]|[\u00ab\u00bb]");
    List<String> wrong = new ArrayList<>();
    texts()
        .forEach(
            (place, text) -> {
              if (text.fr().isBlank() || badFrench.matcher(text.fr()).find()) {
                wrong.add(place + ": " + text.fr());
              }
              if (text.en().isBlank() || badEnglish.matcher(text.en()).find()) {
                wrong.add(place + ": " + text.en());
              }
              if (text.fr().equals(text.en())) {
                wrong.add(place + " is not translated: " + text.fr());
              }
            });
    assertThat(wrong).isEmpty();
  }

  private Map<String, Bilingual> texts() {
    Map<String, Bilingual> texts = new HashMap<>();
    for (BannerService service : catalogue.services()) {
      texts.put(service.id(), service.service().label());
      service.why().ifPresent(why -> texts.put(service.id() + " why", why));
      for (Parameter parameter : service.load().parameters()) {
        if (!parameter.label().fr().startsWith("Position")) {
          texts.put(service.id() + " " + parameter.name(), parameter.label());
        }
      }
    }
    catalogue.notServices().forEach((key, why) -> texts.put(key, why));
    return texts;
  }

  @Test
  void whatIsExemptSaysByWhichRule() {
    for (BannerService service : catalogue.services()) {
      switch (service.service().need()) {
        case EXEMPT, EXEMPTABLE -> {
          assertThat(service.why()).as(service.id()).isPresent();
          assertThat(service.why().orElseThrow().fr())
              .as(service.id())
              .contains("article 82", "CNIL", "2020-091");
          assertThat(service.why().orElseThrow().en())
              .as(service.id())
              .contains("article 82", "CNIL", "2020-091");
        }
        case CONSENT, UNKNOWN -> assertThat(service.why()).as(service.id()).isEmpty();
      }
    }
  }

  @Test
  void measurementIsAskedForUntilItIsSetUpToBeExempt() {
    BannerService matomo = catalogue.service("matomo").orElseThrow();
    assertThat(matomo.asked()).isTrue();
    assertThat(matomo.why().orElseThrow().fr()).contains("13 mois", "25 mois");
    assertThat(catalogue.service("stripe").orElseThrow().asked()).isFalse();
    assertThat(catalogue.service("hcaptcha").orElseThrow().asked()).isTrue();
  }

  @Test
  void theTransferFollowsFromTheCountry() {
    assertThat(catalogue.service("brevo").orElseThrow().transfer()).isEqualTo(Transfer.NONE);
    assertThat(catalogue.service("feefo").orElseThrow().transfer()).isEqualTo(Transfer.ADEQUATE);
    assertThat(catalogue.service("hubspot").orElseThrow().transfer()).isEqualTo(Transfer.OUTSIDE);
    assertThat(catalogue.service("mautic").orElseThrow().transfer()).isEqualTo(Transfer.UNKNOWN);
    assertThat(catalogue.services())
        .filteredOn(service -> service.transfer() == Transfer.UNKNOWN)
        .extracting(BannerService::id)
        .containsExactlyInAnyOrder(
            "matomo", "matomo-tag-manager", "open-web-analytics", "mautic", "bootstrapcdn");
  }

  @Test
  void everyAddressLoadsTheServiceItIsOf() {
    List<String> wrong = new ArrayList<>();
    int tried = 0;
    for (BannerService service : catalogue.services()) {
      Load load = service.load();
      if (load instanceof Load.Inline) {
        assertThat(load.address(Map.of())).isEmpty();
        continue;
      }
      URI address = load.address(load.samples()).orElseThrow();
      assertThat(address).hasScheme("https").hasNoUserInfo();
      assertThat(address.toString()).doesNotContain("{", "}");
      String told = directory.byUrl(address.toString()).map(Service::id).orElse("nobody");
      if (!told.equals(service.id())) {
        wrong.add(address + " of " + service.id() + " is taken for " + told);
      }
      tried++;
    }
    assertThat(wrong).isEmpty();
    assertThat(tried).isGreaterThan(300);
  }

  @Test
  void noValueCanLeaveItsPlaceInAnAddress() {
    List<String> hostile =
        List.of(
            "",
            " ",
            "a b",
            "\"><script>",
            "a&b=c",
            "a#b",
            "a?b",
            "{id}",
            "a\nb",
            "a\\b",
            "@x.fr",
            "..//x.fr",
            "javascript:alert(1)",
            "é",
            "a'b",
            "a;b");
    for (BannerService service : catalogue.services()) {
      for (Parameter parameter : service.load().parameters()) {
        for (String value : hostile) {
          assertThat(parameter.accepts(value))
              .as("%s of %s accepts %s", parameter.name(), service.id(), value)
              .isFalse();
        }
      }
    }
  }

  @Test
  void aValueThatLacksOrDoesNotFitIsRefusedByName() {
    Load load = catalogue.service("google-analytics").orElseThrow().load();
    assertThat(load.address(Map.of("id", "G-ABCDEF1234")).orElseThrow())
        .hasToString("https://www.googletagmanager.com/gtag/js?id=G-ABCDEF1234");
    assertThat(fault(load, Map.of())).isEqualTo("id MISSING");
    assertThat(fault(load, Map.of("id", "UA-1"))).isEqualTo("id MALFORMED");
    assertThat(fault(load, Map.of("id", "G-ABCDEF1234", "other", "x"))).isEqualTo("other UNKNOWN");
  }

  private static String fault(Load load, Map<String, String> values) {
    try {
      load.setup(values);
    } catch (ParameterException e) {
      return e.parameter() + " " + e.fault();
    }
    return "none";
  }

  @Test
  void theStepsAroundAScriptCarryTheShopsValues() {
    Setup google =
        catalogue
            .service("google-analytics")
            .orElseThrow()
            .load()
            .setup(Map.of("id", "G-ABCDEF1234"))
            .orElseThrow();
    assertThat(google.queue()).contains(new Setup.Queue("gtag", "dataLayer", Map.of()));
    assertThat(google.before())
        .containsExactly(
            new Setup.Call("gtag", false, List.of("js", "{now}")),
            new Setup.Call("gtag", false, List.of("config", "G-ABCDEF1234")));
    Setup matomo =
        catalogue
            .service("matomo")
            .orElseThrow()
            .load()
            .setup(Map.of("host", "stats.shop.fr", "site", "7"))
            .orElseThrow();
    assertThat(matomo.globals().get("_paq"))
        .isEqualTo(
            List.of(
                List.of("setTrackerUrl", "https://stats.shop.fr/matomo.php"),
                List.of("setSiteId", "7"),
                List.of("trackPageView"),
                List.of("enableLinkTracking")));
  }

  @Test
  void theStepsKeepTheFilesOrderAndCannotBeChanged() {
    Load load = catalogue.service("statcounter").orElseThrow().load();
    Setup setup = load.setup(load.samples()).orElseThrow();
    assertThat(setup.globals().keySet())
        .containsExactly("sc_project", "sc_security", "sc_invisible");
    assertThatThrownBy(() -> setup.globals().put("x", "y"))
        .isInstanceOf(UnsupportedOperationException.class);
    Setup hotjar =
        catalogue
            .service("hotjar")
            .orElseThrow()
            .load()
            .setup(Map.of("id", "1234567"))
            .orElseThrow();
    @SuppressWarnings("unchecked") // an object of the file
    var settings = (Map<String, Object>) hotjar.globals().get("_hjSettings");
    assertThat(settings).containsExactly(Map.entry("hjid", "1234567"), Map.entry("hjsv", 6));
    assertThatThrownBy(() -> settings.put("x", "y"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void noStepAroundAScriptKeepsAHole() {
    for (BannerService service : catalogue.services()) {
      service
          .load()
          .setup(service.load().samples())
          .ifPresent(
              setup -> {
                var left = new ArrayList<String>();
                setup.with(
                    text -> {
                      left.addAll(Template.names(text));
                      return text;
                    });
                left.remove("now");
                assertThat(left).as(service.id()).isEmpty();
              });
    }
  }

  @Test
  void aFrameOrAnEmbedHasAPlaceholder() {
    for (BannerService service : catalogue.services()) {
      if (service.load() instanceof Load.Frame) {
        assertThat(service.placeholder()).as(service.id()).isNotEqualTo(Placeholder.NONE);
      }
    }
    assertThat(catalogue.service("youtube").orElseThrow().placeholder())
        .isEqualTo(Placeholder.VIDEO);
  }

  @Test
  void cookiesHaveTheirLifetimeAndTheDomainTheyLiveOn() {
    BannerService google = catalogue.service("google-analytics").orElseThrow();
    assertThat(google.cookies())
        .contains(
            new BannerCookie("_ga", List.of(), Lifetime.of("P2Y"), FactSource.LIMPIDE),
            new BannerCookie(
                "_gid", List.of(), Lifetime.of("P1D"), FactSource.OPEN_COOKIE_DATABASE));
    BannerCookie ide =
        catalogue.service("doubleclick").orElseThrow().cookies().stream()
            .filter(cookie -> cookie.name().equals("IDE"))
            .findFirst()
            .orElseThrow();
    assertThat(ide.domains()).containsExactly("doubleclick.net");
    assertThat(ide.mayBeFirstParty()).isFalse();
    assertThat(google.storage()).containsExactly("_ga");
  }

  @Test
  void exemptableMeasurementKeepsItsCookiesThirteenMonthsAtTheMost() {
    for (BannerService service : catalogue.services()) {
      if (service.service().need() == ConsentNeed.EXEMPTABLE) {
        for (BannerCookie cookie : service.cookies()) {
          boolean choice = cookie.name().contains("consent") || cookie.name().contains("ignore");
          if (!choice && cookie.lifetime() instanceof Lifetime.Dates dates) {
            assertThat(dates.period().toTotalMonths() * 31 + dates.period().getDays())
                .as("%s of %s", cookie.name(), service.id())
                .isLessThanOrEqualTo(13 * 31);
          }
        }
      }
    }
  }

  @Test
  void whatWasWrittenFromMemoryIsSaidToWaitForACheck() {
    BannerService chronopost = catalogue.service("chronopost").orElseThrow();
    assertThat(chronopost.sources().privacy()).isEqualTo(FactSource.MEMORY);
    assertThat(chronopost.toCheck()).isTrue();
    for (BannerService service : catalogue.services()) {
      boolean memory =
          service.sources().identity() == FactSource.MEMORY
              || service.sources().privacy() == FactSource.MEMORY
              || service.sources().load() == FactSource.MEMORY
              || service.cookies().stream().anyMatch(c -> c.source() == FactSource.MEMORY);
      assertThat(service.toCheck()).as(service.id()).isEqualTo(memory);
    }
    assertThat(catalogue.services()).anyMatch(service -> !service.toCheck());
  }

  @Test
  void lifetimesAreReadAsWritten() {
    assertThat(Lifetime.of("session")).isEqualTo(new Lifetime.Session());
    for (String written : List.of("session", "P13M", "P2Y", "P30D", "PT30M", "PT4H")) {
      assertThat(Lifetime.of(written).written()).isEqualTo(written);
    }
    for (String wrong : List.of("", "13 mois", "P", "PT", "P0D", "PT0S", "-P1D", "P1Dx")) {
      assertThatThrownBy(() -> Lifetime.of(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
