package io.github.bsskit.simulator.benchmarks;

import java.util.List;
import java.util.function.IntFunction;

/**
 * A server that is measured.
 *
 * @param name for the tables
 * @param calls how it is called
 * @param command starts it on a port of the loopback address
 * @param prepared is done once it answers, before anything is measured
 */
record Contestant(
    String name, Calls calls, IntFunction<List<String>> command, Preparation prepared) {

  /** What a user would do by hand after the start. */
  interface Preparation {

    /** Is told the server's host and port. */
    void prepare(String host) throws Exception;
  }

  Contestant(String name, Calls calls, IntFunction<List<String>> command) {
    this(name, calls, command, host -> {});
  }
}
