package io.github.bsskit.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The floors of the house, and what may stand on which. */
@AnalyzeClasses(packages = "io.github.bsskit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule no_cycles =
      slices()
          .matching("io.github.bsskit.simulator.(**)")
          .should()
          .beFreeOfCycles()
          .because("a call goes straight down and its answer straight back");

  @ArchTest
  static final ArchRule api_stands_on_the_contract_alone =
      noClasses()
          .that()
          .resideInAPackage("..simulator.api..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("..simulator.api..", "..bsskit.contract..", "java..")
          .because("users import it, and nothing internal may come along");

  @ArchTest
  static final ArchRule the_contract_is_the_ground =
      noClasses()
          .that()
          .resideInAPackage("..bsskit.contract..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..simulator.world..", "..simulator.domain..", "..simulator.gateway..")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("..simulator.host..", "..simulator.cli..")
          .because("everybody reads the contract, and it reads nobody");

  @ArchTest
  static final ArchRule the_world_knows_no_floor_above =
      noClasses()
          .that()
          .resideInAPackage("..simulator.world..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..simulator.domain..",
              "..simulator.gateway..",
              "..simulator.explain..",
              "..simulator.journal..",
              "..simulator.control..",
              "..simulator.host..",
              "..simulator.cli..")
          .because("state is the same, whoever changes it");

  @ArchTest
  static final ArchRule the_domain_knows_no_neighbour_and_no_floor_above =
      noClasses()
          .that()
          .resideInAPackage("..simulator.domain..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..simulator.gateway..",
              "..simulator.explain..",
              "..simulator.journal..",
              "..simulator.control..",
              "..simulator.host..",
              "..simulator.cli..")
          .because("what an operation does is independent of how it is called");

  @ArchTest
  static final ArchRule the_gateway_knows_no_neighbour_and_no_floor_above =
      noClasses()
          .that()
          .resideInAPackage("..simulator.gateway..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..simulator.domain..",
              "..simulator.explain..",
              "..simulator.journal..",
              "..simulator.control..",
              "..simulator.host..",
              "..simulator.cli..")
          .because("a third operation must not touch the gateway");

  @ArchTest
  static final ArchRule explanations_and_journal_know_no_floor_above =
      noClasses()
          .that()
          .resideInAnyPackage("..simulator.explain..", "..simulator.journal..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..simulator.domain..",
              "..simulator.control..",
              "..simulator.host..",
              "..simulator.junit..",
              "..simulator.cli..")
          .because("they look at calls, whoever asks about them");

  @ArchTest
  static final ArchRule control_knows_no_floor_above =
      noClasses()
          .that()
          .resideInAPackage("..simulator.control..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..simulator.host..", "..simulator.junit..", "..simulator.cli..")
          .because("what can be told to a simulator is independent of how it is served");

  @ArchTest
  static final ArchRule the_host_does_not_know_the_command_line =
      noClasses()
          .that()
          .resideInAPackage("..simulator.host..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..simulator.cli..")
          .because("the library works without it");

  @ArchTest
  static final ArchRule nobody_knows_the_extension_for_tests =
      noClasses()
          .that()
          .resideOutsideOfPackage("..simulator.junit..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..simulator.junit..")
          .because("it is the top floor, and the library works without it");

  @ArchTest
  static final ArchRule the_extension_for_tests_does_not_know_the_command_line =
      noClasses()
          .that()
          .resideInAPackage("..simulator.junit..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..simulator.cli..")
          .because("both stand on the library");

  @ArchTest
  static final ArchRule junit_stays_in_its_extension =
      noClasses()
          .that()
          .resideOutsideOfPackage("..simulator.junit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.junit..", "org.opentest4j..")
          .because("the jar carries none, and runs without it");

  @ArchTest
  static final ArchRule wiremock_and_jetty_stay_in_the_host =
      noClasses()
          .that()
          .resideOutsideOfPackages("..simulator.host..", "io.github.bsskit.simulator")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.github.tomakehurst.wiremock..", "org.wiremock..", "org.eclipse.jetty..")
          .because("the server can be replaced by replacing one package");

  @ArchTest
  static final ArchRule no_floor_below_the_host_knows_a_server =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..simulator.world..",
              "..simulator.domain..",
              "..simulator.gateway..",
              "..simulator.explain..",
              "..simulator.journal..",
              "..simulator.control..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.github.tomakehurst..",
              "org.wiremock..",
              "org.eclipse.jetty..",
              "jakarta.servlet..",
              "com.sun.net.httpserver..",
              "java.net.http..")
          .because("they can be tested without a socket");

  @ArchTest
  static final ArchRule picocli_stays_where_command_lines_are_parsed =
      noClasses()
          .that()
          .resideOutsideOfPackage("..simulator.cli..")
          .and()
          .haveNameNotMatching(".*\\.explain\\.CurlArguments(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..")
          .because("only our command line and curl's are parsed with it");

  @ArchTest
  static final ArchRule the_simulator_does_not_read_the_rulebook =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..simulator.world..",
              "..simulator.domain..",
              "..simulator.gateway..",
              "..simulator.explain..",
              "..simulator.journal..",
              "..simulator.control..",
              "..simulator.host..",
              "..simulator.junit..",
              "..simulator.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..bsskit.rulebook..")
          .because("what it is checked by must not be what it is made from");

  @ArchTest
  static final ArchRule the_simulator_reads_no_spec =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..simulator.world..",
              "..simulator.domain..",
              "..simulator.gateway..",
              "..simulator.explain..",
              "..simulator.journal..",
              "..simulator.control..",
              "..simulator.host..",
              "..simulator.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.swagger..")
          .because("the contract comes to it as types, and its jar carries no parser");

  @ArchTest
  static final ArchRule names_say_what_a_class_does =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Helper|Manager|Impl).*")
          .because("such names fit any content, and so gather it");
}
