package io.github.bsskit.simulator.junit;

import io.github.bsskit.simulator.api.AuthMode;
import io.github.bsskit.simulator.api.OrderIds;
import io.github.bsskit.simulator.api.ThrottlingMode;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Starts a simulator on a free port for the tests of a class and its nested classes, and closes it
 * after them. See {@link BssSimExtension} for the parameters that tests can have.
 *
 * <pre>{@code
 * @BssSim
 * class BillingTest {
 *   @Test
 *   void paysOnceAlthoughTheResponseWasLost(
 *       Endpoint endpoint, Credentials key, Faults faults, Ledger ledger) {
 *     faults.on("CreateResourcePackage").commitThenDrop();
 *     new Billing(endpoint.toString(), key.accessKeyId(), key.accessKeySecret()).buyStorage();
 *     ledger.assertSinglePurchase();
 *   }
 * }
 * }</pre>
 *
 * <p>A nested class with its own annotation has its own simulator.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(BssSimExtension.class)
public @interface BssSim {

  /**
   * Makes all ids repeatable: the same calls in the same order get the same ids, unless other tests
   * run concurrently. At most one number; without one, ids are random.
   */
  long[] seed() default {};

  /** Whether unsigned calls are accepted on the OpenAPI-style paths. */
  AuthMode auth() default AuthMode.STRICT;

  /** Whether the documented rate limits apply. */
  ThrottlingMode throttling() default ThrottlingMode.DOCUMENTED;

  /** Which numbers orders get. */
  OrderIds orderIds() default OrderIds.LARGE;

  /** How many calls the journal keeps, at least 1. Concurrent tests share it. */
  int journalSize() default 1_000;

  /**
   * Whether all classes that have this annotation with the same values share one simulator, which
   * is closed at the end of the run.
   */
  boolean shared() default false;
}
