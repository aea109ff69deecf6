package io.github.bsskit.conformance.check.properties;

import io.github.bsskit.conformance.check.CaseGenerator;
import io.github.bsskit.conformance.check.CaseRunner;
import io.github.bsskit.conformance.obligation.Step;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.api.Arbitrary;
import net.jqwik.engine.JqwikTestEngine;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Generates cases with jqwik: each property is one run of its engine, on this thread. */
public final class JqwikGenerator implements CaseGenerator {

  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();
  private static final ThreadLocal<Trial> CURRENT = new ThreadLocal<>();

  /** A limit by time would make two equal runs end with different cases. */
  private static final int SHRINKING_STEPS = 60;

  /** A strong reference: a logger that is garbage collected loses its level. */
  private static final Logger ENGINE = Logger.getLogger(JqwikTestEngine.class.getPackageName());

  static {
    ENGINE.setLevel(Level.SEVERE);
  }

  private final long seed;
  private final int tries;

  /**
   * A generator.
   *
   * @param seed the same seed generates the same cases
   * @param tries cases per property, at least 1
   */
  public JqwikGenerator(long seed, int tries) {
    this.seed = seed;
    this.tries = tries;
  }

  /** A property being checked. */
  static final class Trial {

    private final Step.Generated step;
    private final CaseRunner runner;
    private final GeneratedCases cases;
    private final String seed;
    private final AtomicInteger tried = new AtomicInteger();
    private int shrinkingSteps;
    private String failure;

    Trial(Step.Generated step, CaseRunner runner, String seed) {
      this.step = step;
      this.runner = runner;
      this.seed = seed;
      this.cases = new GeneratedCases(step.operation(), runner.profile());
    }

    Arbitrary<GeneratedCases.Case> arbitrary() {
      return cases.of(step.property());
    }

    String seed() {
      return seed;
    }

    /** Runs a case and keeps its failure: the last one is the smallest. */
    boolean holds(GeneratedCases.Case generated) {
      if (failure != null && ++shrinkingSteps > SHRINKING_STEPS) {
        return true;
      }
      tried.incrementAndGet();
      Optional<String> difference = runner.run(generated.calls());
      difference.ifPresent(words -> failure = words);
      return difference.isEmpty();
    }
  }

  static Trial current() {
    return CURRENT.get();
  }

  /**
   * Locks: jqwik keeps the state of a property by its name for the whole process, so concurrent
   * runs would overwrite it.
   */
  @Override
  public Checked check(Step.Generated step, CaseRunner runner, String salt) {
    Trial trial = new Trial(step, runner, String.valueOf(seed ^ (long) salt.hashCode() << 16));
    ONE_AT_A_TIME.lock();
    CURRENT.set(trial);
    try {
      launch(trial);
    } finally {
      CURRENT.remove();
      ONE_AT_A_TIME.unlock();
    }
    if (trial.tried.get() == 0) {
      throw new IllegalStateException("jqwik ran no case of " + salt);
    }
    return new Checked(trial.tried.get(), Optional.ofNullable(trial.failure));
  }

  private void launch(Trial trial) {
    Launcher launcher =
        LauncherFactory.create(
            LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestEngines(new JqwikTestEngine())
                .build());
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(
                DiscoverySelectors.selectMethod(
                    Properties.class, "property", GeneratedCases.Case.class))
            .configurationParameter("jqwik.tries.default", String.valueOf(tries))
            .configurationParameter("jqwik.database", "")
            .configurationParameter("jqwik.reporting.usejunitplatform", "true")
            .configurationParameter("jqwik.reporting.onlyfailures", "true")
            .configurationParameter("jqwik.shrinking.bounded.seconds", "600")
            .build();
    EngineFailure failure = new EngineFailure();
    launcher.execute(request, failure);
    failure.rethrowUnless(trial.failure != null);
  }
}
