package io.github.bsskit.simulator.cli;

import sun.misc.Signal;

/** Lets a second signal end the drain that the first one began: Java ignores it by default. */
final class SecondSignal {

  private SecondSignal() {}

  /** Runs an action at the next SIGTERM or Ctrl-C. */
  static void runs(Runnable action) {
    for (String name : new String[] {"TERM", "INT"}) {
      try {
        Signal.handle(new Signal(name), signal -> action.run());
      } catch (IllegalArgumentException reserved) {
        // The platform lacks it, or Java was started with -Xrs: the drain ends by its time.
      }
    }
  }
}
