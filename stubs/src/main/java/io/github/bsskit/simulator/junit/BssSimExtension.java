package io.github.bsskit.simulator.junit;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Runs a simulator for tests, by {@link BssSim} or with settings of any kind:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final BssSimExtension SIM = BssSimExtension.with(new Settings().world(…));
 * }</pre>
 *
 * <p>In a static field it is one simulator for the class and the classes nested in it, in another
 * field one for each test.
 *
 * <p><b>Parameters.</b> Every test has a fresh account to itself, which may do everything. Test
 * methods, {@code @BeforeEach} and {@code @AfterEach} can be given {@code Credentials} of that
 * account, {@code Faults} that only its calls meet, a {@code SimulatorClock} that goes for it
 * alone, and the {@code Ledger} and the {@code Journal} with nothing but its own. They,
 * constructors, {@code @BeforeAll} and {@code @AfterAll} can be given the {@code BssSimulator} and
 * its {@link Endpoint}. All tests of one {@code @TestFactory} have one account.
 *
 * <p><b>Isolation.</b> When a test begins and no other is running on the simulator at that moment,
 * the simulator is reset as by {@link BssSimulator#reset()}: tests that run one after the other
 * start from nothing, with the right time and with the built-in keys as new; what
 * {@code @BeforeAll} has arranged is gone. Tests that run at the same time on one simulator have
 * nothing taken away, and their accounts keep them apart, if they arrange things through their
 * parameters and call with their own key; what concerns everybody (a {@code reset()} of the
 * simulator, its common clock, a fault for all keys, the key {@code testid}) is for tests that run
 * alone.
 *
 * <p><b>Failures.</b> The message of a failure ends with the calls of the test: what was answered,
 * why, and what the client did wrong. A test that is to fail for that last alone asks for it:
 * {@code @AfterEach void check(Journal journal) { journal.assertNoContractViolations(); }}
 */
public final class BssSimExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        ParameterResolver,
        TestExecutionExceptionHandler,
        LifecycleMethodExecutionExceptionHandler,
        InvocationInterceptor {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(BssSimExtension.class);

  private static final Set<Class<?>> OF_THE_SIMULATOR = Set.of(BssSimulator.class, Endpoint.class);

  private final Optional<SimulatorKey> given;
  private final AtomicReference<BssSimulator> running = new AtomicReference<>();

  /** For {@link BssSim}, and for {@code @ExtendWith}: a simulator as tests usually want it. */
  public BssSimExtension() {
    given = Optional.empty();
  }

  private BssSimExtension(Settings settings, boolean isShared) {
    given = Optional.of(new SimulatorKey(this, settings, isShared));
  }

  /** A simulator with these settings, for the class whose field it is in. */
  public static BssSimExtension with(Settings settings) {
    return new BssSimExtension(settings, false);
  }

  /**
   * A simulator with these settings for all classes in which this extension is registered, by a
   * constant or by a field that they inherit; closed at the end of the run. A Spring context that
   * several classes use needs it, since it keeps the address.
   */
  public static BssSimExtension shared(Settings settings) {
    return new BssSimExtension(settings, true);
  }

  /**
   * The simulator, for static methods, which JUnit gives no parameters.
   *
   * @throws IllegalStateException if no test class is running that has this extension in a field
   */
  public BssSimulator simulator() {
    return Optional.ofNullable(running.get())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no simulator is running: it starts with a test class that has this extension"
                        + " in a static field with @RegisterExtension, and ends with it"));
  }

  /**
   * Where {@link #simulator()} listens.
   *
   * @throws IllegalStateException as there
   */
  public Endpoint endpoint() {
    return Endpoint.of(simulator());
  }

  /** Starts the simulator, if it does not run already. */
  @Override
  public void beforeAll(ExtensionContext context) {
    tested(context);
  }

  /** Makes the test's account, after a reset if nobody else is there. */
  @Override
  public void beforeEach(ExtensionContext context) {
    SharedSimulator tested = tested(context);
    store(context).put(tested, tested.begin());
  }

  @SuppressWarnings("deprecation") // its successor is unknown to JUnit 5
  private SharedSimulator tested(ExtensionContext context) {
    SimulatorKey choice = given.orElseGet(() -> SimulatorKey.declaredFor(context));
    return store(choice.isShared() ? context.getRoot() : context)
        .getOrComputeIfAbsent(choice.key(), key -> start(choice.settings()), SharedSimulator.class);
  }

  private SharedSimulator start(Settings settings) {
    SharedSimulator tested =
        new SharedSimulator(settings, closed -> running.compareAndSet(closed, null));
    if (given.isPresent() && !running.compareAndSet(null, tested.simulator())) {
      tested.close();
      throw new IllegalStateException(
          "two classes that run at the same time have one extension, each with a simulator of its"
              + " own; let them share one with BssSimExtension.shared");
    }
    return tested;
  }

  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }

  private Optional<TestSession> run(ExtensionContext context) {
    return Optional.ofNullable(store(context).get(tested(context), TestSession.class));
  }

  /** Whether it is one of the types that this extension has; all others are somebody else's. */
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return OF_THE_SIMULATOR.contains(type) || TestSession.hasPart(type);
  }

  /**
   * The simulator, or the test's part of it.
   *
   * @throws ParameterResolutionException if that is a test's own and there is no test yet
   */
  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    BssSimulator simulator = tested(context).simulator();
    if (type == BssSimulator.class) {
      return simulator;
    }
    if (type == Endpoint.class) {
      return Endpoint.of(simulator);
    }
    return run(context)
        .orElseThrow(
            () ->
                new ParameterResolutionException(
                    "%s is each test's own, and there is no test yet; take it as a parameter of the"
                            .formatted(type.getSimpleName())
                        + " test method, of @BeforeEach or of @AfterEach"))
        .part(type);
  }

  /** Adds the test's calls to its failure. */
  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw explained(context, failure);
  }

  /** Adds the test's calls to a failure before it. */
  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw explained(context, failure);
  }

  /** Adds the test's calls to a failure after it. */
  @Override
  public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw explained(context, failure);
  }

  /** Adds the calls of all tests of a factory so far to the failure of one. */
  @Override
  public void interceptDynamicTest(
      Invocation<Void> test, DynamicTestInvocationContext what, ExtensionContext context)
      throws Throwable {
    try {
      test.proceed();
    } catch (Throwable failure) {
      throw explained(context, failure);
    }
  }

  private Throwable explained(ExtensionContext context, Throwable failure) {
    return run(context).map(run -> run.explain(failure)).orElse(failure);
  }
}
