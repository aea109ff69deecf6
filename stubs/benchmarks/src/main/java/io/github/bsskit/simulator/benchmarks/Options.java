package io.github.bsskit.simulator.benchmarks;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of the command line. */
final class Options {

  @Option(names = "--quick", description = "A smoke run: everything once, without usable figures.")
  boolean isQuick;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description =
          "Rounds in which all contestants take turns. Default: 5 of calls, 10 of starts.")
  private Integer rounds;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Seconds of a turn under load. Default: 8.")
  private Integer seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "Minimum seconds of load before the first round. Default: 45.")
  private Integer warmUp;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      split = ",",
      description = "Only contestants whose name contains one of these texts.")
  String[] only = {""};

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "2g",
      description =
          "Maximum heap of each JVM under load; up to nine run at a time."
              + " Default: ${DEFAULT-VALUE}.")
  String heap;

  @Option(
      names = "--java-home",
      paramLabel = "DIR",
      description = "The JDK that the contestants run on. Default: the harness's own.")
  Path javaHome = Path.of(System.getProperty("java.home"));

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description = "The jar of another simulator than this build's.")
  Path jar = Path.of("stubs/target/bss-simulator.jar");

  @Option(
      names = "--postgres",
      paramLabel = "URL",
      description =
          "Stores: a database, for example jdbc:postgresql://127.0.0.1/bench?user=bench, in which"
              + " schemas and a table are created and deleted. Needs psql and pgbench.")
  String postgres;

  @Option(
      names = "--orders",
      paramLabel = "N",
      split = ",",
      defaultValue = "1000,1000000",
      description = "Stores: numbers of orders in a store. Default: ${DEFAULT-VALUE}.")
  long[] orders;

  @Option(
      names = "--launcher",
      paramLabel = "FILE",
      description = "The launcher of another simulator.")
  Path launcher = Path.of("stubs/target/bin/bss-simulator");

  /** Number of rounds, with the default of a full run. */
  int rounds(int thorough) {
    return rounds != null ? rounds : isQuick ? 1 : thorough;
  }

  /** Seconds of a turn under load. */
  int seconds() {
    return seconds != null ? seconds : isQuick ? 2 : 8;
  }

  /** Minimum seconds of the warm-up. */
  int warmUp() {
    return warmUp != null ? warmUp : isQuick ? 2 : 45;
  }

  /** Calls between two measurements of the memory. */
  int memoryStep() {
    return isQuick ? 5_000 : 100_000;
  }

  /** Whether a contestant takes part. */
  boolean includes(Contestant contestant) {
    for (String text : only) {
      if (contestant.name().contains(text)) {
        return true;
      }
    }
    return false;
  }

  String java() {
    return javaHome.resolve("bin/java").toString();
  }
}
