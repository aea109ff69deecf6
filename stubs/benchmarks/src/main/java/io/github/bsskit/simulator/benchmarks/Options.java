package io.github.bsskit.simulator.benchmarks;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How much is measured, and with what. */
final class Options {

  @Option(names = "--quick", description = "A smoke run: everything once, and no figure to quote.")
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
      description = "How long a turn under load takes. Default: 8.")
  private Integer seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "Least seconds of load before the first round. Default: 45.")
  private Integer warmUp;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      split = ",",
      description = "Contestants whose name has one of these texts.")
  String[] only = {""};

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      defaultValue = "2g",
      description =
          "Largest heap of each contestant of Java under load, of which up to nine run at a time."
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
      description = "Another simulator than this build's.")
  Path jar = Path.of("stubs/target/bss-simulator.jar");

  @Option(names = "--launcher", paramLabel = "FILE", description = "Another launcher likewise.")
  Path launcher = Path.of("stubs/target/bin/bss-simulator");

  /** Rounds, of which a thorough run has as many as said here. */
  int rounds(int thorough) {
    return rounds != null ? rounds : isQuick ? 1 : thorough;
  }

  /** Length of a turn under load. */
  int seconds() {
    return seconds != null ? seconds : isQuick ? 2 : 8;
  }

  /** Least length of the warm-up. */
  int warmUp() {
    return warmUp != null ? warmUp : isQuick ? 2 : 45;
  }

  /** Calls between two looks at the memory. */
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
