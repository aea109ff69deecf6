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
 * A simulator for the tests of a class and of the classes nested in it, on a free port, closed
 * after them; {@link BssSimExtension} tells what tests can be given of it.
 *
 * <pre>{@code
 * @BssSim
 * class BillingTest {
 *   @Test
 *   void paysOnceAlthoughTheAnswerWasLost(
 *       Endpoint endpoint, Credentials key, Faults faults, Ledger ledger) {
 *     faults.on("CreateResourcePackage").commitThenDrop();
 *     new Billing(endpoint.toString(), key.accessKeyId(), key.accessKeySecret()).buyStorage();
 *     ledger.assertSinglePurchase();
 *   }
 * }
 * }</pre>
 *
 * <p>A nested class with an annotation of its own has a simulator of its own.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(BssSimExtension.class)
public @interface BssSim {

  /**
   * Makes all ids repeatable: a test that makes the same calls in the same order gets the same ids,
   * as long as no other runs beside it. At most one number; without one, ids are random.
   */
  long[] seed() default {};

  /** Whether unsigned calls are taken on the OpenAPI-style paths. */
  AuthMode auth() default AuthMode.STRICT;

  /** Whether the documented limits of rates are kept. */
  ThrottlingMode throttling() default ThrottlingMode.DOCUMENTED;

  /** Which numbers orders get. */
  OrderIds orderIds() default OrderIds.LARGE;

  /**
   * How many calls the journal keeps, at least 1; tests that run at the same time fill it together.
   */
  int journalSize() default 1_000;

  /**
   * One simulator for all classes of the run that have this annotation with the same values; closed
   * at the end of the run.
   */
  boolean shared() default false;
}
