package io.github.bsskit.check.properties;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** The property that every generated case is one case of: the calls come to what is expected. */
class Properties {

  /** Kept here, since jqwik shrinks on another thread than the one that it was started on. */
  private final JqwikGenerator.Trial trial = JqwikGenerator.current();

  @Property
  @AddLifecycleHook(Seeding.class)
  boolean property(@ForAll("cases") Cases.Case drawn) {
    return trial.holds(drawn);
  }

  @Provide
  Arbitrary<Cases.Case> cases() {
    return trial.arbitrary();
  }
}
