package org.limpide.audit.banner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limpide.audit.browser.BrowsingContext;
import org.limpide.audit.browser.Tab;
import org.limpide.audit.evidence.BannerFact;
import org.limpide.audit.evidence.Control.Role;

/** The five banners of the issue, as npm serves them, answered for real both ways. */
@Tag("browser")
class RealBannersTest {
  private static final Duration LOOK = Duration.ofSeconds(5);

  @SuppressWarnings("NullAway.Init")
  private static Shop shop;

  @BeforeAll
  static void start() {
    shop = new Shop();
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  private static String home(String banner) {
    return "http://" + banner + ".example/";
  }

  @ParameterizedTest
  @CsvSource({
    "tarteaucitron, autoconsent:tarteaucitron-deny",
    "klaro, autoconsent:klaro",
    "vanilla-cookieconsent, autoconsent:cookieconsent3",
    "orejime, limpide:orejime",
    "cookieconsent, autoconsent:cookieconsent"
  })
  void isKnownByItsName(String banner, String name) {
    try (BrowsingContext visitor = shop.visitor()) {
      Tab tab = visitor.tab();
      Shop.open(tab, home(banner));
      BannerFact fact = new BannerDriver(tab).look(LOOK);
      assertThat(fact.found()).isTrue();
      assertThat(fact.recognisedBy()).isEqualTo(name);
      assertThat(fact.text()).hasSizeGreaterThan(40);
      assertThat(fact.controls()).anyMatch(control -> control.role() == Role.ACCEPT);
      assertThat(fact.controls()).anyMatch(control -> control.role() == Role.REFUSE);
    }
  }

  @ParameterizedTest
  @CsvSource({"tarteaucitron", "klaro", "vanilla-cookieconsent", "orejime", "cookieconsent"})
  void isAcceptedForReal(String banner) {
    try (BrowsingContext visitor = shop.visitor()) {
      Tab tab = visitor.tab();
      Shop.open(tab, home(banner));
      BannerDriver driver = new BannerDriver(tab);
      assertThat(driver.look(LOOK).found()).isTrue();
      assertThat(Shop.cookies(tab)).doesNotContain("_ga");
      Choice choice = driver.accept();
      assertThat(choice.done()).as(choice.toString()).isTrue();
      assertThat(choice.clicks())
          .singleElement()
          .satisfies(click -> assertThat(click.meaning()).isEqualTo(Role.ACCEPT));
      tab.settle(Duration.ofMillis(700));
      assertThat(Shop.cookies(tab)).contains("_ga");
      Shop.open(tab, home(banner));
      tab.settle(Duration.ofMillis(900));
      assertThat(new BannerDriver(tab).visible()).isFalse();
      assertThat(Shop.cookies(tab)).contains("_ga");
    }
  }

  @ParameterizedTest
  @CsvSource({"tarteaucitron", "klaro", "vanilla-cookieconsent", "orejime", "cookieconsent"})
  void isRefusedForReal(String banner) {
    try (BrowsingContext visitor = shop.visitor()) {
      Tab tab = visitor.tab();
      Shop.open(tab, home(banner));
      BannerDriver driver = new BannerDriver(tab);
      assertThat(driver.look(LOOK).found()).isTrue();
      Choice choice = driver.refuse();
      assertThat(choice.done()).as(choice.toString()).isTrue();
      assertThat(choice.clicks())
          .singleElement()
          .satisfies(click -> assertThat(click.meaning()).isEqualTo(Role.REFUSE));
      tab.settle(Duration.ofMillis(700));
      assertThat(Shop.cookies(tab)).doesNotContain("_ga");
      Shop.open(tab, home(banner));
      tab.settle(Duration.ofMillis(900));
      assertThat(new BannerDriver(tab).visible()).as("the refusal is kept").isFalse();
      assertThat(Shop.cookies(tab)).doesNotContain("_ga");
    }
  }

  @ParameterizedTest
  @CsvSource({"tarteaucitron", "klaro", "vanilla-cookieconsent", "orejime", "cookieconsent"})
  void isWithdrawnFromForReal(String banner) {
    try (BrowsingContext visitor = shop.visitor()) {
      Tab tab = visitor.tab();
      Shop.open(tab, home(banner));
      BannerDriver driver = new BannerDriver(tab);
      assertThat(driver.look(LOOK).found()).isTrue();
      assertThat(driver.accept().done()).isTrue();
      Shop.open(tab, home(banner));
      tab.settle(Duration.ofMillis(900));
      assertThat(Shop.cookies(tab)).contains("_ga");
      BannerDriver again = new BannerDriver(tab);
      assertThat(again.reopeners()).isNotEmpty();
      Choice choice = again.withdraw();
      assertThat(choice.done()).as(choice.toString()).isTrue();
      assertThat(choice.clicks().getFirst().meaning()).isEqualTo(Role.REOPEN);
      Shop.forgetTracker(tab);
      Shop.open(tab, home(banner));
      tab.settle(Duration.ofMillis(900));
      assertThat(Shop.cookies(tab)).doesNotContain("_ga");
      assertThat(new BannerDriver(tab).visible()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"klaro", "vanilla-cookieconsent", "orejime", "tarteaucitron"})
  void showsItsPurposesAndTakesOne(String banner) {
    try (BrowsingContext visitor = shop.visitor()) {
      Tab tab = visitor.tab();
      Shop.open(tab, home(banner));
      BannerDriver driver = new BannerDriver(tab);
      assertThat(driver.look(LOOK).found()).isTrue();
      Choice choice = driver.acceptOne();
      assertThat(choice.done()).as(choice + "\n" + driver.met()).isTrue();
      assertThat(driver.met().secondLayerOpened()).isTrue();
      assertThat(driver.met().toggles().stream().filter(t -> !t.locked()).count())
          .isGreaterThanOrEqualTo(2);
      assertThat(driver.met().toggles()).noneMatch(t -> t.checked() && !t.locked());
      tab.settle(Duration.ofMillis(700));
      String cookies = Shop.cookies(tab);
      assertThat(cookies.contains("_ga") ^ cookies.contains("_fbp")).as(cookies).isTrue();
    }
  }
}
