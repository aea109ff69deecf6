package io.github.bsskit.simulator.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Figures of a process and its descendants on Linux. */
record Processes(ProcessHandle root) {

  /** The unit in which Linux reports times. */
  private static final long TICKS_A_SECOND = 100;

  /** User and system CPU time of all threads, in steps of 10 ms. */
  double cpuSeconds() {
    long ticks = 0;
    for (ProcessHandle process : all()) {
      String stat = read(process, "stat");
      // The name, in parentheses, may contain spaces; the fields follow it.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }
    return (double) ticks / TICKS_A_SECOND;
  }

  /** Resident memory. */
  double rssMegabytes() {
    return sum("VmRSS:") / 1024.0;
  }

  long threads() {
    return sum("Threads:");
  }

  private long sum(String name) {
    return all().stream()
        .flatMap(process -> read(process, "status").lines())
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  private List<ProcessHandle> all() {
    return Stream.concat(Stream.of(root), root.descendants()).toList();
  }

  private static String read(ProcessHandle process, String file) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid(), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the processes and waits for their end. */
  void end() {
    List<ProcessHandle> ending = all();
    ending.forEach(ProcessHandle::destroy);
    ending.forEach(process -> process.onExit().join());
  }
}
