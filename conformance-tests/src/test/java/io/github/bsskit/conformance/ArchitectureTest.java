package io.github.bsskit.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import io.github.bsskit.conformance.obligation.Obligations;
import java.util.Set;

/** The floors of the kit and their allowed dependencies. */
@AnalyzeClasses(locations = ArchitectureTest.TheKit.class)
class ArchitectureTest {

  /** Excludes the spec, which has its own rules. */
  static final class TheKit implements LocationProvider {

    @Override
    public Set<Location> get(Class<?> testClass) {
      return Set.of(
          Location.of(Obligations.class.getProtectionDomain().getCodeSource().getLocation()));
    }
  }

  @ArchTest
  static final ArchRule no_cycles =
      slices()
          .matching("io.github.bsskit.(**)")
          .should()
          .beFreeOfCycles()
          .because("a rule goes straight up to a report, and each floor is read without the next");

  @ArchTest
  static final ArchRule the_target_knows_no_floor_above =
      noClasses()
          .that()
          .resideInAPackage("..conformance.target..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..conformance.obligation..",
              "..conformance.check..",
              "..conformance.report..",
              "io.github.bsskit.conformance")
          .because("what is sent and received is the same, for any obligation");

  @ArchTest
  static final ArchRule obligations_know_no_floor_above =
      noClasses()
          .that()
          .resideInAPackage("..conformance.obligation..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..conformance.check..", "..conformance.report..", "io.github.bsskit.conformance")
          .because("what is owed can be listed without sending anything");

  @ArchTest
  static final ArchRule checks_know_no_floor_above =
      noClasses()
          .that()
          .resideInAPackage("..conformance.check..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..conformance.report..", "io.github.bsskit.conformance")
          .because("a verdict does not depend on who reads it");

  @ArchTest
  static final ArchRule reports_do_not_know_the_run =
      noClasses()
          .that()
          .resideInAPackage("..conformance.report..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.github.bsskit.conformance")
          .because("a report is written of results, wherever they are from");

  @ArchTest
  static final ArchRule the_contract_is_read_as_data_alone =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..bsskit.contract..")
          .because("a fault of the generator must not hide itself from the kit");

  @ArchTest
  static final ArchRule only_the_rulebook_reads_the_spec =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.swagger..")
          .because("the contract is read in one place, and each fact of it once");

  @ArchTest
  static final ArchRule http_libraries_stay_in_the_target =
      noClasses()
          .that()
          .resideOutsideOfPackage("..conformance.target..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.http..", "java.net.http..")
          .because("every call must pass the one place that records it");

  @ArchTest
  static final ArchRule snakeyaml_stays_in_the_target =
      noClasses()
          .that()
          .resideOutsideOfPackage("..conformance.target..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.yaml..")
          .because("only profiles are read with it");

  @ArchTest
  static final ArchRule jqwik_stays_with_the_properties =
      noClasses()
          .that()
          .resideOutsideOfPackage("..conformance.check.properties..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("net.jqwik..")
          .because("another generator can take its place by taking one package's");

  @ArchTest
  static final ArchRule picocli_stays_with_the_command_line =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.github.bsskit.conformance")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..")
          .because("an examination can be started from a program too");

  @ArchTest
  static final ArchRule templates_stay_with_the_reports =
      noClasses()
          .that()
          .resideOutsideOfPackage("..conformance.report..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.samskivert..")
          .because("findings are facts, rendered last");

  @ArchTest
  static final ArchRule junit_stays_with_those_who_run_tests =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.github.bsskit.conformance", "..conformance.check.properties..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.junit..", "org.opentest4j..")
          .because("a verdict is more than an exception or none");

  @ArchTest
  static final ArchRule names_say_what_a_class_does =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Helper|Manager|Impl|Common|Internal).*")
          .because("such names fit any content, and so gather it");
}
