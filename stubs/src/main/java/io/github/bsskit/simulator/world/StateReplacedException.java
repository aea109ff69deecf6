package io.github.bsskit.simulator.world;

/**
 * Another simulator has replaced the state by a reset or an import before a call's first step. The
 * call has changed nothing and must be handled with the present state.
 */
public final class StateReplacedException extends StoreException {

  private static final long serialVersionUID = 1;

  public StateReplacedException() {
    super("the state was replaced", null);
  }
}
