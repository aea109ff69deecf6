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
 * Tells a run on the console: while it goes on, and what it came to at its end. Whoever waits sees
 * a finding as soon as it is known.
 */
public final class TextReport {

  private static final int WIDTH = 79;

  private final PrintStream out;
  private final boolean terminal;
  private final AnsiColor paint;
  private final TextFinding findings;
  private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
  private int drawn;
  private int tenths;

  /**
   * A report on a stream.
   *
   * @param out takes the lines
   * @param terminal whether somebody looks at them: then there is a line of progress that is drawn
   *     anew, and colour unless the environment has NO_COLOR
   * @param target the words that name the target in commands that repeat a call, {@code --profile
   *     target.yaml}
   */
  public TextReport(PrintStream out, boolean terminal, List<String> target) {
    this(out, terminal, target, System.getenv());
  }

  TextReport(
      PrintStream out, boolean terminal, List<String> target, Map<String, String> environment) {
    this.out = out;
    this.terminal = terminal;
    boolean colour = terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
    this.paint = new AnsiColor(colour);
    this.findings = new TextFinding(paint, new ReproCommand(target));
  }

  /**
   * An obligation has come to a verdict.
   *
   * @param result which one, and what became of it
   * @param done how many have come to one, this one included
   * @param all how many there are
   */
  public void progress(Result result, int done, int all) {
    counts.merge(result.verdict(), 1, Integer::sum);
    if (FindingOrder.isFinding(result)) {
      line(findings.line(result));
    }
    if (terminal) {
      draw(done < all ? done + "/" + all + "  " + seen() : "");
    } else if (done * 10 / all > tenths) {
      tenths = done * 10 / all;
      out.println(tenths * 10 + " %: " + done + " of " + all + ": " + seen());
    }
  }

  /** Prints a line between those of the progress; what a target said may be part of it. */
  public void notice(String line) {
    line(SafeText.line(line));
  }

  private void line(String line) {
    draw("");
    out.println(line);
  }

  /** Prints what the run came to. */
  public void summary(RunReport report) {
    summary(report, List.of());
  }

  /**
   * Prints what the run came to.
   *
   * @param report all of it
   * @param files where more can be read
   */
  public void summary(RunReport report, List<Path> files) {
    draw("");
    // who knows what was the matter with the whole reads the findings otherwise
    section("Warnings", report.warnings().stream().map(SafeText::line).toList());
    for (Result result : FindingOrder.of(report)) {
      out.println();
      findings.block(result, report).forEach(out::println);
    }
    section("Verdicts", counts(report));
    section("Not exercised", absences(report));
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
              return paint.as(entry.getKey(), words) + String.format("%6d", entry.getValue());
            })
        .toList();
  }

  private static List<String> absences(RunReport report) {
    List<NotExercisedReason> absences = NotExercisedReason.of(report);
    int width = absences.stream().mapToInt(absence -> absence.key().length()).max().orElse(0);
    return absences.stream()
        .map(
            absence ->
                String.format("%4d  ", absence.count())
                    + padded(absence.key(), width)
                    + SafeText.line(absence.reason()))
        .toList();
  }

  private static String padded(String key, int width) {
    return width == 0 ? "" : key + " ".repeat(width - key.length() + 2);
  }

  private String seen() {
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey().words())
        .collect(Collectors.joining(", "));
  }

  /** Spaces wipe what stood there: every terminal knows them. */
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
