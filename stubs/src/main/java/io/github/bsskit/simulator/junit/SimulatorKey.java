package io.github.bsskit.simulator.junit;

import io.github.bsskit.simulator.Settings;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Identifies the simulator of a test class.
 *
 * @param key equal for tests that share a simulator
 * @param isShared whether all classes with this key share it
 */
record SimulatorKey(Object key, Settings settings, boolean isShared) {

  /** The key of the nearest annotation of a test or its enclosing classes, or the default key. */
  static SimulatorKey declaredFor(ExtensionContext test) {
    Optional<ExtensionContext> context = Optional.of(test);
    while (context.isPresent()) {
      Optional<SimulatorKey> key = context.get().getTestClass().flatMap(SimulatorKey::declaredOn);
      if (key.isPresent()) {
        return key.get();
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
          "@BssSim of " + testClass.getName() + " has several seeds: use at most one");
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
