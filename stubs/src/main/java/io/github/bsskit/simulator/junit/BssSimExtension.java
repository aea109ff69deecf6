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
 * Runs a simulator for tests, by {@link BssSim} or with any settings:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final BssSimExtension SIM = BssSimExtension.with(new Settings().world(…));
 * }</pre>
 *
 * <p>In a static field, it starts one simulator for the class and its nested classes; in an
 * instance field, one for each test.
 *
 * <p><b>Parameters.</b> Each test has its own new account with all permissions. Test methods,
 * {@code @BeforeEach} and {@code @AfterEach} can have these parameters: the {@code Credentials} of
 * the account, {@code Faults} and a {@code SimulatorClock} that apply only to it, and a {@code
 * Ledger} and a {@code Journal} of only its calls. These methods, constructors, {@code @BeforeAll}
 * and {@code @AfterAll} can have the {@code BssSimulator} and its {@link Endpoint}. All tests of a
 * {@code @TestFactory} share one account.
 *
 * <p><b>Isolation.</b> When a test starts and no other is running on the simulator, the simulator
 * is reset as by {@link BssSimulator#reset()}, which also removes what {@code @BeforeAll} has set
 * up. Concurrent tests on one simulator are isolated by their accounts, as long as they use their
 * parameters and their own key. Tests that reset the simulator, move its common clock, set faults
 * for all keys or use the key {@code testid} must not run concurrently.
 *
 * <p><b>Failures.</b> The calls of the test are appended to the message of a failure: their
 * responses, the reasons, and what the client did wrong. To fail a test because of the latter, add
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

  private static final Set<Class<?>> SIMULATOR_TYPES = Set.of(BssSimulator.class, Endpoint.class);

  private final Optional<SimulatorKey> configured;
  private final AtomicReference<BssSimulator> running = new AtomicReference<>();

  /** For {@link BssSim} and {@code @ExtendWith}. */
  public BssSimExtension() {
    configured = Optional.empty();
  }

  private BssSimExtension(Settings settings, boolean isShared) {
    configured = Optional.of(new SimulatorKey(this, settings, isShared));
  }

  /** A simulator with these settings for the class that registers the extension. */
  public static BssSimExtension with(Settings settings) {
    return new BssSimExtension(settings, false);
  }

  /**
   * One simulator with these settings for all classes that register this extension, through a
   * constant or an inherited field. It is closed at the end of the run. Use it with a Spring
   * context that several classes share, since the context keeps the address.
   */
  public static BssSimExtension shared(Settings settings) {
    return new BssSimExtension(settings, true);
  }

  /**
   * The simulator, for static methods that JUnit does not call.
   *
   * @throws IllegalStateException if no running test class registers this extension in a field
   */
  public BssSimulator simulator() {
    return Optional.ofNullable(running.get())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no simulator is running: it runs during a test class that registers this"
                        + " extension in a static field with @RegisterExtension"));
  }

  /**
   * The address of {@link #simulator()}.
   *
   * @throws IllegalStateException as {@link #simulator()} does
   */
  public Endpoint endpoint() {
    return Endpoint.of(simulator());
  }

  /** Starts the simulator if it is not running yet. */
  @Override
  public void beforeAll(ExtensionContext context) {
    simulator(context);
  }

  /** Creates the test's account, after a reset if no other test is running. */
  @Override
  public void beforeEach(ExtensionContext context) {
    SharedSimulator simulator = simulator(context);
    store(context).put(simulator, simulator.begin());
  }

  @SuppressWarnings("deprecation") // JUnit 5 does not have its successor
  private SharedSimulator simulator(ExtensionContext context) {
    SimulatorKey key = configured.orElseGet(() -> SimulatorKey.declaredFor(context));
    return store(key.isShared() ? context.getRoot() : context)
        .getOrComputeIfAbsent(key.key(), missing -> start(key.settings()), SharedSimulator.class);
  }

  private SharedSimulator start(Settings settings) {
    SharedSimulator started =
        new SharedSimulator(settings, closed -> running.compareAndSet(closed, null));
    if (configured.isPresent() && !running.compareAndSet(null, started.simulator())) {
      started.close();
      throw new IllegalStateException(
          "concurrent test classes use the same extension, each with its own simulator: share one"
              + " with BssSimExtension.shared");
    }
    return started;
  }

  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }

  private Optional<TestSession> session(ExtensionContext context) {
    return Optional.ofNullable(store(context).get(simulator(context), TestSession.class));
  }

  /** Supports the types listed in the description of the class. */
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return SIMULATOR_TYPES.contains(type) || TestSession.provides(type);
  }

  /**
   * Provides the simulator, its address or what belongs to the test.
   *
   * @throws ParameterResolutionException if it belongs to a test and no test has started
   */
  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    BssSimulator simulator = simulator(context).simulator();
    if (type == BssSimulator.class) {
      return simulator;
    }
    if (type == Endpoint.class) {
      return Endpoint.of(simulator);
    }
    return session(context)
        .orElseThrow(
            () ->
                new ParameterResolutionException(
                    type.getSimpleName()
                        + " belongs to a single test: use it as a parameter of the test method, of"
                        + " @BeforeEach or of @AfterEach"))
        .parameter(type);
  }

  /** Appends the test's calls to its failure. */
  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw explained(context, failure);
  }

  /** Appends the test's calls to a failure of {@code @BeforeEach}. */
  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw explained(context, failure);
  }

  /** Appends the test's calls to a failure of {@code @AfterEach}. */
  @Override
  public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw explained(context, failure);
  }

  /** Appends the calls of the factory's tests so far to the failure of one. */
  @Override
  public void interceptDynamicTest(
      Invocation<Void> test, DynamicTestInvocationContext invocation, ExtensionContext context)
      throws Throwable {
    try {
      test.proceed();
    } catch (Throwable failure) {
      throw explained(context, failure);
    }
  }

  private Throwable explained(ExtensionContext context, Throwable failure) {
    return session(context).map(session -> session.explain(failure)).orElse(failure);
  }
}
