package io.github.bsskit.simulator.junit;

import io.github.bsskit.simulator.Settings;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Which simulator a test class is to have.
 *
 * @param key tests with equal keys have the same simulator, as far as its scope goes
 * @param settings how to start it
 * @param isShared whether all classes with that key have it, or each its own
 */
record SimulatorKey(Object key, Settings settings, boolean isShared) {

  /** As the annotation says that is nearest to a test; the usual one if there is none. */
  static SimulatorKey declaredFor(ExtensionContext test) {
    Optional<ExtensionContext> context = Optional.of(test);
    while (context.isPresent()) {
      Optional<SimulatorKey> choice =
          context.get().getTestClass().flatMap(SimulatorKey::declaredOn);
      if (choice.isPresent()) {
        return choice.get();
      }
      context = context.get().getParent();
    }
    return new SimulatorKey(BssSimExtension.class, new Settings(), false);
  }

  private static Optional<SimulatorKey> declaredOn(Class<?> testClass) {
    return AnnotationSupport.findAnnotation(testClass, BssSim.class)
        .map(
            sim ->
                new SimulatorKey(
                    sim.shared() ? sim : testClass, settings(sim, testClass), sim.shared()));
  }

  private static Settings settings(BssSim sim, Class<?> testClass) {
    if (sim.seed().length > 1) {
      throw new ExtensionConfigurationException(
          "@BssSim of " + testClass.getName() + " has several seeds; name one or none");
    }
    Settings settings =
        new Settings()
            .auth(sim.auth())
            .throttling(sim.throttling())
            .orderIds(sim.orderIds())
            .journalSize(sim.journalSize());
    for (long seed : sim.seed()) {
      settings.seed(seed);
    }
    return settings;
  }
}
