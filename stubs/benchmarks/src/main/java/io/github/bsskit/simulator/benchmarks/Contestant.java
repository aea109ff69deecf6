package io.github.bsskit.simulator.benchmarks;

import java.util.List;
import java.util.function.IntFunction;

/**
 * A server to measure.
 *
 * @param name in the tables
 * @param calls the form of the calls
 * @param command starts it on a port of the loopback address
 * @param prepared runs when the server is ready, before measuring
 */
record Contestant(
    String name, Calls calls, IntFunction<List<String>> command, Preparation prepared) {

  /** A step that a user would take after the start. */
  interface Preparation {

    /** Receives the server's host and port. */
    void prepare(String host) throws Exception;
  }

  Contestant(String name, Calls calls, IntFunction<List<String>> command) {
    this(name, calls, command, host -> {});
  }
}
