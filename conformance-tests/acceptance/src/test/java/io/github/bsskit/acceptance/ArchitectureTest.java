package io.github.bsskit.acceptance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import io.github.bsskit.conformance.obligation.Obligations;
import io.github.bsskit.simulator.BssSimulator;
import java.net.URI;
import java.net.URL;
import java.util.Set;

/** The kit and the simulator, and that neither knows the other; each has rules of its own too. */
@AnalyzeClasses(
    locations = ArchitectureTest.Both.class,
    importOptions = ArchitectureTest.WithoutLibraries.class)
class ArchitectureTest {

  private static final Location KIT = home(Obligations.class);
  private static final Location SIMULATOR = home(BssSimulator.class);

  /** The main code of both, wherever this build has it. */
  static final class Both implements LocationProvider {

    @Override
    public Set<Location> get(Class<?> testClass) {
      return Set.of(KIT, SIMULATOR);
    }
  }

  /** The kit's jar contains its libraries. */
  static final class WithoutLibraries implements ImportOption {

    @Override
    public boolean includes(Location location) {
      return !location.contains("/shaded/");
    }
  }

  @ArchTest
  static final ArchRule the_kit_does_not_know_the_simulator =
      noClasses()
          .that(areOf(KIT, "the kit"))
          .should()
          .dependOnClassesThat(areOf(SIMULATOR, "the simulator"))
          .because("any implementation is checked alike, ours too");

  @ArchTest
  static final ArchRule the_simulator_does_not_know_the_kit =
      noClasses()
          .that(areOf(SIMULATOR, "the simulator"))
          .should()
          .dependOnClassesThat(areOf(KIT, "the kit"))
          .because("what it is checked by must not be what it is made from");

  private static Location home(Class<?> one) {
    URL url = one.getProtectionDomain().getCodeSource().getLocation();
    return Location.of(url);
  }

  /** By where they lie, not by package, so that a new package is held to the rule as well. */
  private static DescribedPredicate<JavaClass> areOf(Location home, String name) {
    return DescribedPredicate.describe(
        "are of " + name,
        one ->
            one.getSource()
                .map(source -> text(source.getUri()).startsWith(text(home.asURI())))
                .orElse(false));
  }

  /** Both {@code file:/} and {@code file:///} occur. */
  private static String text(URI uri) {
    return uri.toString().replaceFirst("file:/+", "file:/");
  }
}
