package org.limpide.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class DeskWallsTest {
  private static final String TABLES = "org.limpide.server.storage.tables.tables";

  @Test
  void desksTouchOnlyWhatOtherDesksOfferAndArrowsRunOneWay() {
    ApplicationModules.of("org.limpide.server").verify();
  }

  @Test
  void eachTableHasOneDesk() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.limpide.server");
    Map<String, String> owners = new HashMap<>();
    for (JavaClass type : classes) {
      if (type.getPackageName().startsWith("org.limpide.server.storage")) {
        continue;
      }
      String desk = type.getPackageName().replace("org.limpide.server.", "").split("\\.")[0];
      type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass())
          .filter(target -> target.getPackageName().equals(TABLES))
          .map(JavaClass::getSimpleName)
          .forEach(
              table -> {
                String owner = owners.putIfAbsent(table, desk);
                assertThat(owner).as(table + " in " + desk).isIn(null, desk);
              });
    }
    assertThat(owners).isNotEmpty();
  }

  @Test
  void onlyStoresWriteSql() {
    noClasses()
        .that()
        .resideInAPackage("org.limpide.server..")
        .and()
        .resideOutsideOfPackage("org.limpide.server.storage..")
        .and()
        .haveSimpleNameNotEndingWith("Store")
        .and()
        .haveSimpleNameNotEndingWith("Test")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.limpide.server.storage.tables..")
        .check(new ClassFileImporter().importPackages("org.limpide.server"));
  }
}
