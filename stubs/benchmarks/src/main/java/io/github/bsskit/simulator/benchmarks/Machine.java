package io.github.bsskit.simulator.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** Describes where and when figures were measured. */
final class Machine {

  private Machine() {}

  /** One line with date, processor, memory, Java and current load. */
  static String describe(Options options) throws IOException {
    return LocalDate.now()
        + ", "
        + value(Path.of("/proc/cpuinfo"), "model name")
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " cores, "
        + value(Path.of("/proc/meminfo"), "MemTotal")
        + ", "
        + "Linux "
        + System.getProperty("os.version")
        + ", load average "
        + Files.readString(Path.of("/proc/loadavg")).split(" ")[0]
        + ", JDK "
        + value(options.javaHome.resolve("release"), "JAVA_VERSION")
        + ".";
  }

  private static String value(Path file, String name) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.split("[:=]", 2)[1].replace("\"", "").trim())
        .findFirst()
        .orElse("unknown " + name);
  }
}
