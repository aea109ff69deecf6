package io.github.bsskit.simulator.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table of Markdown. */
final class Table {

  private final String title;
  private final List<String> columns;
  private final List<List<String>> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Table(String title, String... columns) {
    this.title = title;
    this.columns = List.of(columns);
  }

  Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** Says something below the table. */
  Table note(String text) {
    notes.add(text);
    return this;
  }

  /** Prints tables, and writes them into a file. */
  static void publish(Path file, Table... tables) throws IOException {
    String text = Stream.of(tables).map(Table::toString).collect(Collectors.joining("\n\n"));
    Files.writeString(file, text + "\n");
    System.out.println("\n" + text + "\n\nWritten to " + file);
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>(List.of("### " + title, "", line(columns)));
    lines.add(line(Collections.nCopies(columns.size(), "---")));
    rows.forEach(row -> lines.add(line(row)));
    if (!notes.isEmpty()) {
      lines.add("");
      lines.addAll(notes);
    }
    return String.join("\n", lines);
  }

  private static String line(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** The median of some rounds with the smallest and the largest; a dash if there are none. */
  static String spread(List<Double> values) {
    if (values.isEmpty()) {
      return "–";
    }
    List<Double> sorted = values.stream().sorted().toList();
    String median = number(median(sorted));
    return sorted.size() == 1
        ? median
        : "%s (%s–%s)"
            .formatted(median, number(sorted.get(0)), number(sorted.get(sorted.size() - 1)));
  }

  private static double median(List<Double> sorted) {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** Three digits that count, and all in front of the point; a dash for what is no number. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    String format = value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
