package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.check.Verdict;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prints the progress and the outcome of a run to the console. Findings appear as soon as they are
 * known.
 */
public final class TextReport {

  private static final int WIDTH = 79;

  private final PrintStream out;
  private final boolean terminal;
  private final AnsiColor color;
  private final TextFinding findings;
  private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
  private int drawn;
  private int tenths;

  /**
   * A report on a stream.
   *
   * @param out receives the lines
   * @param terminal whether it is a terminal: then there is a progress line that is redrawn, and
   *     colour unless the environment has NO_COLOR
   * @param target the arguments that name the target in commands that reproduce a finding, {@code
   *     --profile target.yaml}
   */
  public TextReport(PrintStream out, boolean terminal, List<String> target) {
    this(out, terminal, target, System.getenv());
  }

  TextReport(
      PrintStream out, boolean terminal, List<String> target, Map<String, String> environment) {
    this.out = out;
    this.terminal = terminal;
    boolean isColored = terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
    this.color = new AnsiColor(isColored);
    this.findings = new TextFinding(color, new ReproCommand(target));
  }

  /**
   * Reports a result.
   *
   * @param done the number of results so far, including this one
   * @param all the number of obligations
   */
  public void progress(Result result, int done, int all) {
    counts.merge(result.verdict(), 1, Integer::sum);
    if (FindingOrder.isFinding(result)) {
      line(findings.line(result));
    }
    if (terminal) {
      draw(done < all ? done + "/" + all + "  " + counts() : "");
    } else if (done * 10 / all > tenths) {
      tenths = done * 10 / all;
      out.println(tenths * 10 + " %: " + done + " of " + all + ": " + counts());
    }
  }

  /** Prints a message, which may contain text of the target. */
  public void notice(String line) {
    line(SafeText.line(line));
  }

  private void line(String line) {
    draw("");
    out.println(line);
  }

  /** Prints the outcome of the run. */
  public void summary(RunReport report) {
    summary(report, List.of());
  }

  /**
   * Prints the outcome of the run.
   *
   * @param files the written reports
   */
  public void summary(RunReport report, List<Path> files) {
    draw("");
    // Warnings first: they affect how the findings are read.
    section("Warnings", report.warnings().stream().map(SafeText::line).toList());
    for (Result result : FindingOrder.of(report)) {
      out.println();
      findings.block(result, report).forEach(out::println);
    }
    section("Verdicts", counts(report));
    section("Not exercised", notExercised(report));
    section("Reports", files.stream().map(Path::toString).toList());
    out.println();
    out.println(Wording.coverage(report));
    out.println(Wording.sentence(report));
    out.flush();
  }

  private void section(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      out.println();
      out.println(title);
      lines.forEach(line -> out.println("  " + line));
    }
  }

  private List<String> counts(RunReport report) {
    return report.counts().entrySet().stream()
        .map(
            entry -> {
              String words = String.format("%-13s", entry.getKey().words());
              return color.as(entry.getKey(), words) + String.format("%6d", entry.getValue());
            })
        .toList();
  }

  private static List<String> notExercised(RunReport report) {
    List<NotExercisedReason> reasons = NotExercisedReason.of(report);
    int width = reasons.stream().mapToInt(reason -> reason.key().length()).max().orElse(0);
    return reasons.stream()
        .map(
            reason ->
                String.format("%4d  ", reason.count())
                    + padded(reason.key(), width)
                    + SafeText.line(reason.reason()))
        .toList();
  }

  private static String padded(String key, int width) {
    return width == 0 ? "" : key + " ".repeat(width - key.length() + 2);
  }

  private String counts() {
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey().words())
        .collect(Collectors.joining(", "));
  }

  /** Overwrites the previous line with spaces, which works on every terminal. */
  private void draw(String line) {
    if (!terminal || line.isEmpty() && drawn == 0) {
      return;
    }
    String shown = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
    out.print("\r" + shown + " ".repeat(Math.max(0, drawn - shown.length())));
    if (shown.isEmpty()) {
      out.print("\r");
    }
    out.flush();
    drawn = shown.length();
  }
}
