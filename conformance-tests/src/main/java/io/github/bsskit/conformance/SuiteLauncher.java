package io.github.bsskit.conformance;

import io.github.bsskit.conformance.report.RunReport;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a session's obligations on the JUnit Platform, as a build does. */
final class SuiteLauncher {

  private SuiteLauncher() {}

  /** Loads the platform before it is needed. */
  static void preload() {
    launcher();
  }

  private static Launcher launcher() {
    return LauncherFactory.create(
        LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .addTestEngines(new JupiterTestEngine())
            .build());
  }

  static RunReport run(Session session) {
    Launcher launcher = launcher();
    Containers containers = new Containers();
    ConformanceSuite.CURRENT.set(session);
    try {
      launcher.execute(
          LauncherDiscoveryRequestBuilder.request()
              .selectors(DiscoverySelectors.selectClass(ConformanceSuite.class))
              .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
              .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
              .build(),
          containers);
    } finally {
      ConformanceSuite.CURRENT.remove();
    }
    containers.rethrow();
    return session.report();
  }

  /** Tests report their own verdicts; a failed container is a fault of the kit. */
  private static final class Containers implements TestExecutionListener {

    private Throwable failure;

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
      if (identifier.isContainer()) {
        result.getThrowable().ifPresent(thrown -> failure = thrown);
      }
    }

    private void rethrow() {
      if (failure != null) {
        throw new IllegalStateException("the suite did not run", failure);
      }
    }
  }
}
