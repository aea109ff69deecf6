package io.github.bsskit.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** Which package may depend on which. */
@AnalyzeClasses(packages = "io.github.bsskit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "io.github.bsskit.simulator";
  private static final String CONTRACT = "io.github.bsskit.contract..";
  private static final String API = ROOT + ".api..";
  private static final String FAST_LANE = ROOT + ".host.fastlane..";

  /**
   * Packages that depend neither on the floors above nor on those beside them.
   *
   * @param beside packages of lower floors or of the same floor that are forbidden as well
   */
  private record Floor(String reason, List<String> packages, List<String> beside) {}

  /** All packages of the simulator, the lowest floor first. */
  private static final List<Floor> FLOORS =
      List.of(
          new Floor("users import it, and nothing internal may come along", in("api"), in()),
          new Floor("what is counted must not matter to the counts", in("metrics"), in()),
          new Floor("state does not depend on who changes it", in("world"), in()),
          new Floor("where state is kept depends on what it is", in("store"), in()),
          new Floor("operations do not depend on how they are called", in("domain"), in("gateway")),
          new Floor("a new operation must not touch the gateway", in("gateway"), in("domain")),
          new Floor("every call is analyzed alike", in("explain", "journal"), in("domain")),
          new Floor("control does not depend on how it is served", in("control"), in()),
          new Floor("a server can be started from anywhere", in("host"), in()),
          new Floor("the library works without its front ends", List.of(ROOT), in()),
          new Floor("the front ends do not depend on each other", in("junit"), in("cli")),
          new Floor("the front ends do not depend on each other", in("cli"), in("junit")));

  private static List<String> in(String... packages) {
    return Stream.of(packages).map(name -> ROOT + "." + name + "..").toList();
  }

  @ArchTest
  static void floors_depend_only_on_lower_floors(JavaClasses classes) {
    for (int level = 0; level < FLOORS.size(); level++) {
      Floor floor = FLOORS.get(level);
      Stream<String> above =
          FLOORS.stream().skip(level + 1).flatMap(higher -> higher.packages().stream());
      List<String> forbidden = Stream.concat(above, floor.beside().stream()).toList();
      not(floor.packages(), forbidden).because(floor.reason()).check(classes);
    }
  }

  @ArchTest
  static final ArchRule every_package_is_on_a_floor =
      classes()
          .that()
          .resideInAPackage(ROOT + "..")
          .should()
          .resideInAnyPackage(
              FLOORS.stream().flatMap(floor -> floor.packages().stream()).toArray(String[]::new))
          .because("a package on no floor would be free to depend on anything");

  @ArchTest
  static final ArchRule no_cycles =
      slices()
          .matching(ROOT + ".(**)")
          .should()
          .beFreeOfCycles()
          .because("packages that depend on each other cannot be read one after the other");

  @ArchTest
  static final ArchRule the_api_depends_only_on_the_contract =
      noClasses()
          .that()
          .resideInAPackage(API)
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(API, CONTRACT, "java..")
          .because("users import it, and nothing internal may come along");

  @ArchTest
  static final ArchRule the_contract_depends_on_no_product =
      not(List.of(CONTRACT), List.of(ROOT + ".."))
          .because("both products read it, and it must be the same for both");

  @ArchTest
  static final ArchRule the_simulator_does_not_read_the_rulebook =
      not(List.of(ROOT + ".."), List.of("io.github.bsskit.rulebook.."))
          .because("it must not be made from what it is checked by");

  @ArchTest
  static final ArchRule the_simulator_does_not_parse_the_spec =
      not(List.of(ROOT + ".."), List.of("io.swagger.."))
          .because("it gets the contract as types, and its jar has no parser");

  @ArchTest
  static final ArchRule the_fast_lane_does_not_depend_on_its_host =
      not(List.of(FAST_LANE), List.of(ROOT + ".host")).because("the host decides when it is used");

  @ArchTest
  static final ArchRule only_the_host_uses_the_fast_lane =
      onlyIn(in("host"), FAST_LANE)
          .because("other packages do not depend on how requests are handled");

  @ArchTest
  static final ArchRule only_the_host_uses_wiremock_and_jetty =
      onlyIn(
              List.of(ROOT + ".host..", ROOT),
              "com.github.tomakehurst..",
              "org.wiremock..",
              "org.eclipse.jetty..",
              "jakarta.servlet..")
          .because("replacing the server must mean replacing one package");

  @ArchTest
  static final ArchRule floors_below_the_host_use_no_sockets =
      not(
              FLOORS.stream()
                  .takeWhile(floor -> !floor.packages().equals(in("host")))
                  .flatMap(floor -> floor.packages().stream())
                  .toList(),
              List.of("com.sun.net.httpserver..", "java.net.http.."))
          .because("they are tested without a server");

  @ArchTest
  static final ArchRule only_the_extension_uses_junit =
      onlyIn(in("junit"), "org.junit..", "org.opentest4j..")
          .because("the jar does not contain JUnit and runs without it");

  @ArchTest
  static final ArchRule picocli_stays_where_command_lines_are_parsed =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".cli..")
          .and()
          .haveNameNotMatching(".*\\.explain\\.CurlArguments(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..")
          .because("only our command line and curl's are parsed with it");

  @ArchTest
  static final ArchRule only_the_text_of_the_metrics_uses_micrometer =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.control\\.PrometheusText(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.micrometer..", "io.prometheus..")
          .because("it is optional, and loaded only when metrics are read");

  @ArchTest
  static final ArchRule names_say_what_a_class_does =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Helper|Manager|Impl).*")
          .because("such names fit any content, and so attract it");

  private static ArchRule not(List<String> packages, List<String> used) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages.toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(used.toArray(String[]::new));
  }

  private static ArchRule onlyIn(List<String> packages, String... used) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages.toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(used);
  }
}
