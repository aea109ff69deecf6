package io.github.bsskit.conformance.check.properties;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** The property of all generated cases: the responses are as expected. */
class Properties {

  /** A field, because jqwik shrinks on another thread. */
  private final JqwikGenerator.Trial trial = JqwikGenerator.current();

  @Property
  @AddLifecycleHook(SeedHook.class)
  boolean property(@ForAll("cases") GeneratedCases.Case generated) {
    return trial.holds(generated);
  }

  @Provide
  Arbitrary<GeneratedCases.Case> cases() {
    return trial.arbitrary();
  }
}
