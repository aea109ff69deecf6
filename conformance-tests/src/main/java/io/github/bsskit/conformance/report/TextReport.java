package io.github.bsskit.conformance.report;

import io.github.bsskit.conformance.check.FindingGroup;
import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.check.Verdict;
import io.github.bsskit.conformance.target.SafeText;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Prints the progress and the outcome of a run to the console. Findings appear as soon as they are
 * known.
 */
public final class TextReport {

  private static final int WIDTH = 79;
  private static final int MOST_LINES = 20;
  private static final int MAX_DIFFERENCE = 120;

  private final PrintStream out;
  private final boolean terminal;
  private final AnsiColor color;
  private final TextFinding findings;
  private final ProgressTime time;
  private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
  private final Set<String> groups = new HashSet<>();
  private int drawn;
  private int tenths;

  /**
   * A report on a stream.
   *
   * @param out receives the lines
   * @param terminal whether it is a terminal: then there is a progress line that is redrawn, and
   *     colour unless the environment has NO_COLOR
   */
  public TextReport(PrintStream out, boolean terminal) {
    this(out, terminal, System.getenv(), InstantSource.system());
  }

  TextReport(
      PrintStream out, boolean terminal, Map<String, String> environment, InstantSource clock) {
    this.out = out;
    this.terminal = terminal;
    boolean isColored = terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
    this.color = new AnsiColor(isColored);
    this.findings = new TextFinding(color);
    this.time = new ProgressTime(clock);
  }

  /**
   * Reports a result. Of findings with one cause only the first is printed.
   *
   * @param done the number of results so far, including this one
   * @param all the number of obligations
   */
  public void progress(Result result, int done, int all) {
    counts.merge(result.verdict(), 1, Integer::sum);
    if (FindingOrder.isFinding(result) && groups.size() <= ShownGroup.MOST) {
      boolean isNew = groups.add(FindingGroup.key(result));
      if (isNew && groups.size() <= ShownGroup.MOST) {
        line(findings.line(result));
      } else if (isNew) {
        line("Further kinds of findings are only counted from here on.");
      }
    }
    if (terminal) {
      draw(done < all ? done + "/" + all + "  " + time.words(done, all) + "  " + counts() : "");
    } else if (done * 10 / all > tenths) {
      tenths = done * 10 / all;
      String where = tenths * 10 + " %: " + done + " of " + all;
      out.println(where + ", " + time.words(done, all) + ": " + counts());
    }
  }

  /**
   * Shows on a terminal how long a wait for a rate limit still takes.
   *
   * @param seconds 0 at its end
   */
  public void waiting(long seconds) {
    draw(seconds > 0 ? "waiting for the rate limit: " + seconds + " s left" : "");
  }

  /** Prints a message, which may contain text of the target. */
  public void notice(String line) {
    line(SafeText.limited(SafeText.line(line), Evidence.MAX_FACT));
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
    List<ShownGroup> shown = ShownGroup.of(report);
    for (ShownGroup group : shown.subList(0, Math.min(shown.size(), ShownGroup.MOST))) {
      out.println();
      findings.block(group, report).forEach(out::println);
    }
    if (shown.size() > ShownGroup.MOST) {
      out.println();
      out.println(Wording.furtherGroups(shown));
    }
    section("Verdicts", counts(report));
    section("Differences from our interpretations (not failures)", differences(report));
    section("Not exercised", notExercised(report));
    section("Reports", files.stream().map(file -> SafeText.line(file.toString())).toList());
    // last, where a reader looks first: they affect how the findings are read
    section("Warnings", report.warnings().stream().limit(MOST_LINES).map(Wording::line).toList());
    out.println();
    out.println(Wording.coverage(report));
    out.println(Wording.sentence(report));
    out.flush();
  }

  private static List<String> differences(RunReport report) {
    List<Result> differing = report.results().stream().filter(Result::differs).toList();
    List<String> lines = new ArrayList<>();
    differing.stream()
        .limit(MOST_LINES)
        .map(
            result ->
                result.obligation().address()
                    + "  "
                    + SafeText.cut(SafeText.line(result.reason()), MAX_DIFFERENCE))
        .forEach(lines::add);
    if (differing.size() > MOST_LINES) {
      lines.add("… and " + (differing.size() - MOST_LINES) + " more; see --report");
    }
    return lines;
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
              String words = String.format(Locale.ROOT, "%-13s", entry.getKey().words());
              return color.as(entry.getKey(), words)
                  + String.format(Locale.ROOT, "%6d", entry.getValue());
            })
        .toList();
  }

  private static List<String> notExercised(RunReport report) {
    List<NotExercisedReason> reasons = NotExercisedReason.of(report);
    int width = reasons.stream().mapToInt(reason -> reason.key().length()).max().orElse(0);
    return reasons.stream()
        .limit(2 * MOST_LINES)
        .map(
            reason ->
                String.format(Locale.ROOT, "%4d  ", reason.count())
                    + padded(reason.key(), width)
                    + Wording.line(reason.reason()))
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
