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

/** Draws cases with jqwik: each property is one run of its engine, on this thread. */
public final class JqwikGenerator implements CaseGenerator {

  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();
  private static final ThreadLocal<Trial> CURRENT = new ThreadLocal<>();

  /** Enough to make a case small; a bound by time would end two equal runs at different cases. */
  private static final int SHRINKING_STEPS = 60;

  /** Held, since a logger that nobody holds forgets its level. */
  private static final Logger ENGINE = Logger.getLogger("net.jqwik");

  static {
    ENGINE.setLevel(Level.SEVERE);
  }

  private final long seed;
  private final int tries;

  /**
   * A generator.
   *
   * @param seed the same seed draws the same cases
   * @param tries how many cases of each property, at least 1
   */
  public JqwikGenerator(long seed, int tries) {
    this.seed = seed;
    this.tries = tries;
  }

  /** A property that is being tried. */
  static final class Trial {

    private final Step.Generated step;
    private final CaseRunner bench;
    private final GeneratedCases cases;
    private final String seed;
    private final AtomicInteger tried = new AtomicInteger();
    private int shrinkingSteps;
    private String failure;

    Trial(Step.Generated step, CaseRunner bench, String seed) {
      this.step = step;
      this.bench = bench;
      this.seed = seed;
      this.cases = new GeneratedCases(step.operation(), bench.profile());
    }

    Arbitrary<GeneratedCases.Case> arbitrary() {
      return cases.of(step.kind());
    }

    String seed() {
      return seed;
    }

    /** Tries a case; a failure is kept, so that the last one, the smallest, is told. */
    boolean holds(GeneratedCases.Case drawn) {
      if (failure != null && ++shrinkingSteps > SHRINKING_STEPS) {
        return true;
      }
      tried.incrementAndGet();
      Optional<String> differs = bench.tryAll(drawn.attempts());
      differs.ifPresent(words -> failure = words);
      return differs.isEmpty();
    }
  }

  static Trial current() {
    return CURRENT.get();
  }

  /**
   * Draws under a lock: jqwik keeps the state of a property in one place for the whole process, by
   * the property's name, and two runs at once would take it from each other.
   */
  @Override
  public Drawn draw(Step.Generated step, CaseRunner bench, String salt) {
    Trial trial = new Trial(step, bench, String.valueOf(seed ^ (long) salt.hashCode() << 16));
    ONE_AT_A_TIME.lock();
    CURRENT.set(trial);
    try {
      launch(trial);
    } finally {
      CURRENT.remove();
      ONE_AT_A_TIME.unlock();
    }
    if (trial.tried.get() == 0) {
      throw new IllegalStateException("jqwik tried no case of " + salt);
    }
    return new Drawn(trial.tried.get(), Optional.ofNullable(trial.failure));
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
