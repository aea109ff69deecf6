package io.github.bsskit.conformance.check.properties;

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
  @AddLifecycleHook(SeedHook.class)
  boolean property(@ForAll("cases") GeneratedCases.Case drawn) {
    return trial.holds(drawn);
  }

  @Provide
  Arbitrary<GeneratedCases.Case> cases() {
    return trial.arbitrary();
  }
}
