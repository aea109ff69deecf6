package io.github.bsskit.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.Credentials;
import io.github.bsskit.simulator.api.OrderIds;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which tests share a simulator, and when it is closed. */
class SimulatorLifetimeTest {

  private static final ConcurrentLinkedQueue<BssSimulator> SEEN = new ConcurrentLinkedQueue<>();

  /** Two tests that record their simulator. */
  abstract static class TwoTests {

    @Test
    void one(BssSimulator simulator, Endpoint endpoint, Credentials key) {
      record(simulator, endpoint, key);
    }

    @Test
    void two(BssSimulator simulator, Endpoint endpoint, Credentials key) {
      record(simulator, endpoint, key);
    }

    private static void record(BssSimulator simulator, Endpoint endpoint, Credentials key) {
      assertThat(new SignedCalls(endpoint, key).orderPackage().statusCode()).isEqualTo(200);
      SEEN.add(simulator);
    }
  }

  @BssSim
  static class Alone extends TwoTests {}

  @ExtendWith(BssSimExtension.class)
  static class WithoutAnnotation extends TwoTests {}

  @BssSim(shared = true)
  static class Sharing extends TwoTests {}

  @BssSim(shared = true)
  static class SharingToo extends TwoTests {}

  @BssSim(shared = true, orderIds = OrderIds.SMALL)
  static class SharingSomethingElse extends TwoTests {}

  static class InAStaticField extends TwoTests {

    @RegisterExtension
    static final BssSimExtension SIM = BssSimExtension.with(new Settings().seed(1));

    @BeforeAll
    static void isReachableByStaticMethods() {
      assertThat(SIM.endpoint()).hasToString(SIM.simulator().endpoint());
    }
  }

  static class InAFieldOfEachTest extends TwoTests {

    @RegisterExtension final BssSimExtension sim = BssSimExtension.with(new Settings().seed(1));

    @Test
    void isReachable(BssSimulator simulator) {
      assertThat(sim.simulator()).isSameAs(simulator);
      SEEN.add(simulator);
    }
  }

  abstract static class Base extends TwoTests {

    @RegisterExtension
    static final BssSimExtension SIM = BssSimExtension.shared(new Settings().seed(1));
  }

  static class InheritingTheField extends Base {}

  static class InheritingTheFieldToo extends Base {}

  private static final BssSimExtension FOR_ONE_CLASS = BssSimExtension.with(new Settings());

  static class Other extends TwoTests {

    @RegisterExtension static final BssSimExtension SIM = FOR_ONE_CLASS;
  }

  static class RunsAnotherClassMeanwhile {

    @RegisterExtension static final BssSimExtension SIM = FOR_ONE_CLASS;

    @Test
    void test(BssSimulator simulator) {
      assertThat(Runs.failureOf(Other.class))
          .hasMessageContaining("concurrent test classes use the same extension")
          .hasMessageEndingWith("share one with BssSimExtension.shared");
      assertThat(SIM.simulator()).isSameAs(simulator);
      SEEN.add(simulator);
    }
  }

  @BeforeEach
  void forget() {
    SEEN.clear();
  }

  private static Set<BssSimulator> seenBy(int tests, Class<?>... testClasses) {
    assertThat(Runs.failures(Runs.inOrder(testClasses))).isEmpty();
    assertThat(SEEN).hasSize(tests).noneMatch(SimulatorLifetimeTest::isListening);
    return SEEN.stream().collect(Collectors.toSet());
  }

  private static boolean isListening(BssSimulator simulator) {
    return simulator.wireMock().isRunning();
  }

  @Test
  void aClassHasOneSimulatorThatIsClosedAfterIt() {
    assertThat(seenBy(2, Alone.class)).hasSize(1);
  }

  @Test
  void worksWithoutTheAnnotation() {
    assertThat(seenBy(2, WithoutAnnotation.class)).hasSize(1);
  }

  @Test
  void sharingClassesWithTheSameValuesHaveOneSimulator() {
    assertThat(seenBy(6, Sharing.class, SharingToo.class, SharingSomethingElse.class)).hasSize(2);
  }

  @Test
  void aStaticFieldIsOneSimulatorForTheClass() {
    assertThat(seenBy(2, InAStaticField.class)).hasSize(1);
    assertThatThrownBy(InAStaticField.SIM::endpoint)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("no simulator is running: it runs during a test class that");
  }

  @Test
  void anInstanceFieldIsOneSimulatorForEachTest() {
    assertThat(seenBy(3, InAFieldOfEachTest.class)).hasSize(3);
  }

  @Test
  void aSharedInheritedFieldIsOneSimulatorForAllClasses() {
    assertThat(seenBy(4, InheritingTheField.class, InheritingTheFieldToo.class)).hasSize(1);
  }

  @Test
  void rejectsAnUnsharedExtensionInConcurrentClasses() {
    assertThat(seenBy(1, RunsAnotherClassMeanwhile.class)).hasSize(1);
    assertThat(SEEN.remove()).isNotNull();
    assertThat(seenBy(2, Other.class)).hasSize(1);
  }
}
