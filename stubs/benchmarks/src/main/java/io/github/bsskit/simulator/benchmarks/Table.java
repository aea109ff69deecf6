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

/** A Markdown table. */
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

  /** Adds a note below the table. */
  Table note(String text) {
    notes.add(text);
    return this;
  }

  /** Prints tables and writes them to a file. */
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

  /** Median, smallest and largest value; a dash if the list is empty. */
  static String spread(List<Double> values) {
    if (values.isEmpty()) {
      return "–";
    }
    List<Double> sorted = values.stream().sorted().toList();
    String median = number(median(sorted));
    return sorted.size() == 1
        ? median
        : median + " (" + number(sorted.get(0)) + "–" + number(sorted.get(sorted.size() - 1)) + ")";
  }

  private static double median(List<Double> sorted) {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** Three significant digits and all digits before the point; a dash for NaN. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    String format = value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
