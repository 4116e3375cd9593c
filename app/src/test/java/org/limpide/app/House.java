package org.limpide.app;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The house as its class files show it: the rooms, their floors, and the corners of each room. */
final class House {
  static final String NAME = "org.limpide.";

  /** What each room may use besides itself; whoever is not named here knows nothing of it. */
  static final Map<String, List<String>> FLOORS =
      Map.of(
          "law", List.of(),
          "vendors", List.of(),
          "recognition", List.of(),
          "journal", List.of(),
          "audit", List.of("law", "vendors", "recognition"),
          "banner", List.of("vendors"),
          "server", List.of("law", "vendors", "recognition", "journal", "audit", "banner"),
          "app", List.of("law", "vendors", "recognition", "journal", "audit", "banner", "server"));

  /** Every class that is shipped, read once. */
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.limpide");

  private House() {}

  static String inside(String room) {
    return NAME + room + "..";
  }

  /**
   * One slice a package, save at two doors. The root of {@code audit} holds what a caller says
   * ({@code AuditRequest}…) and hears ({@code AuditResult}…), which the packages below use too, and
   * {@code Audit}, which calls them all; likewise {@code Judgement} calls the rules, which use the
   * words of its package. Only these two look down, so each is a slice of its own.
   */
  static SliceAssignment packages() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
        return javaClass.getPackageName().startsWith("org.limpide")
            ? SliceIdentifier.of(sliceOf(javaClass))
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "packages";
      }
    };
  }

  private static final Set<String> DOORS =
      Set.of("org.limpide.audit.Audit", "org.limpide.audit.judge.Judgement");

  private static final String TABLES = "org.limpide.server.storage.tables";

  private static final Set<String> OUTCOME =
      Set.of("org.limpide.audit.AuditResult", "org.limpide.audit.Finding");

  private static String sliceOf(JavaClass javaClass) {
    String outermost = javaClass.getName().replaceFirst("\\$.*", "");
    if (DOORS.contains(outermost)) {
      return outermost;
    }
    if (javaClass.getPackageName().startsWith(TABLES)) {
      return "org.limpide.server.storage"; // generated, and one thing with what opens the database
    }
    return javaClass.getPackageName() + (OUTCOME.contains(outermost) ? " (outcome)" : "");
  }
}
