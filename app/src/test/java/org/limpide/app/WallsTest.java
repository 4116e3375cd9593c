package org.limpide.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls of the house: who may know whom. */
class WallsTest {
  /** Of {@code java.net}, what only cuts and writes addresses and opens nothing. */
  private static final Class<?>[] WORDS_OF_ADDRESSES = {
    URI.class, URISyntaxException.class, URLDecoder.class, URLEncoder.class, IDN.class
  };

  static Stream<String> rooms() {
    return House.FLOORS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void floorsPointDownOnly(String room) {
    String[] known =
        Stream.concat(Stream.of(room), House.FLOORS.get(room).stream())
            .map(House::inside)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(House.inside(room))
        .should()
        .dependOnClassesThat(resideInAPackage("org.limpide..").and(not(resideInAnyPackage(known))))
        .check(House.CLASSES);
  }

  @Test
  void packagesHaveNoCycle() {
    slices().assignedFrom(House.packages()).should().beFreeOfCycles().check(House.CLASSES);
  }

  @Test
  void judgementOpensNothing() {
    noClasses()
        .that()
        .resideInAPackage("org.limpide.audit.judge..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.net..", "java.io..", "java.nio.file..", "javax.net..")
                .and(not(belongToAnyOf(WORDS_OF_ADDRESSES))))
        .check(House.CLASSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"browser", "banner", "visit", "probe", "report"})
  void judgementKnowsOnlyTheEvidence(String room) {
    noClasses()
        .that()
        .resideInAPackage("org.limpide.audit.judge..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.limpide.audit." + room + "..")
        .check(House.CLASSES);
  }

  @Test
  void judgementReadsNoClock() {
    noClasses()
        .that()
        .resideInAPackage("org.limpide.audit.judge..")
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "read a clock",
                call ->
                    call.getTarget().getName().equals("now")
                        || List.of("currentTimeMillis", "nanoTime")
                            .contains(call.getTarget().getName())))
        .check(House.CLASSES);
  }

  @Test
  void evidenceDependsOnTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage("org.limpide.audit.evidence..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("org.limpide.audit.evidence..", "java..", "org.jspecify..")
        .check(House.CLASSES);
  }

  @Test
  void onlyTheCommandLinePrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.limpide.app..")
        .should()
        .accessField(System.class, "out")
        .check(House.CLASSES);
  }

  @Test
  void namesSayWhatThingsAre() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Utils?|Impl)(\\$.*)?")
        .because("a class is named by the field's own word")
        .check(House.CLASSES);
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void everyRoomIsSeen(String room) {
    assertThat(House.CLASSES.stream().map(JavaClass::getPackageName))
        .anyMatch(name -> name.startsWith(House.NAME + room));
  }

  @Test
  void classFilesOfThisJavaAreReadToTheirMethods() throws IOException {
    String resource = Main.class.getName().replace('.', '/') + ".class";
    try (DataInputStream in =
        new DataInputStream(Main.class.getClassLoader().getResourceAsStream(resource))) {
      assertThat(in.readInt()).isEqualTo(0xCAFEBABE);
      in.readUnsignedShort();
      assertThat(in.readUnsignedShort()).as("major version").isGreaterThanOrEqualTo(69);
    }
    assertThat(
            House.CLASSES
                .get(Main.class)
                .getMethod("main", String[].class)
                .getMethodCallsFromSelf())
        .isNotEmpty();
    assertThat(House.CLASSES).hasSizeGreaterThan(150);
  }

  @Test
  void aWallThatIsCrossedIsSeen() {
    assertThatThrownBy(
            () ->
                noClasses()
                    .that()
                    .resideInAPackage(House.inside("app"))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(House.inside("audit"))
                    .check(House.CLASSES))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("AuditCommand");
  }

  @Test
  void aRuleThatSeesNoClassFails() {
    assertThatThrownBy(
            () ->
                noClasses()
                    .that()
                    .resideInAPackage("org.limpide.nowhere..")
                    .should()
                    .accessField(System.class, "out")
                    .check(House.CLASSES))
        .isInstanceOf(AssertionError.class)
        .satisfies(
            failed ->
                assertThat(failed.getMessage().toLowerCase(Locale.ROOT))
                    .contains("failed to check any classes"));
  }
}
