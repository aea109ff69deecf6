package io.github.bsskit.conformance;

import io.github.bsskit.conformance.check.ConformanceRun;
import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.check.Verdict;
import io.github.bsskit.conformance.check.properties.JqwikGenerator;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.Obligations;
import io.github.bsskit.conformance.report.ReproCommand;
import io.github.bsskit.conformance.report.RunReport;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.rulebook.Rulebook;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One run: its obligations, in order, and their results. */
final class Session {

  private final Profile profile;
  private final RunOptions settings;
  private final Progress progress;
  private final Selection selection;
  private final ConformanceRun run;
  private final List<Result> results = new ArrayList<>();
  private final Instant started = Instant.now();
  private final Set<String> noticed = new LinkedHashSet<>();
  private int exchanges;
  private boolean begun;
  private boolean ended;
  private boolean warmsUp;
  private boolean kitFailed;
  private ReproCommand repeat;

  /** Receives the progress of a run. */
  interface Progress {

    /** An obligation has a verdict. */
    void done(Result result, int done, int all);

    /** A message for the user. */
    void notice(String line);

    /** The run waits for the rate limit for this many more seconds; 0 at the end. */
    default void waiting(long seconds) {
      // Only a terminal shows it.
    }
  }

  Session(Rulebook rulebook, Profile profile, RunOptions settings, Progress progress) {
    this.profile = profile;
    this.settings = settings;
    this.progress = progress;
    selection =
        new Selection(
            Obligations.of(rulebook, profile.wire(), settings.thorough()), settings.only());
    Consumer<String> notices =
        line -> {
          noticed.add(line);
          progress.notice(line);
        };
    run =
        new ConformanceRun(
            rulebook,
            profile,
            settings.seed(),
            new JqwikGenerator(settings.seed(), settings.tries()),
            settings.jobs(),
            notices);
    repeat =
        new ReproCommand(
            List.of(ReproCommand.PROGRAM),
            List.of("--target", profile.url().toString()),
            settings.thorough() ? List.of("--thorough") : List.of(),
            profile);
    run.schedule(selection.tried());
    run.target().onExchange(exchange -> exchanges++);
    run.target().onWaiting(progress::waiting);
  }

  /** Adds a listener for every exchange. */
  void onExchange(Consumer<Exchange> listener) {
    run.target().onExchange(listener);
  }

  /**
   * Sets how commands in reports start the kit and name the target.
   *
   * @param program shell words
   * @param target {@code --profile target.yaml}
   */
  void repeatWith(List<String> program, List<String> target) {
    repeat = new ReproCommand(program, target, repeat.runOptions(), profile);
  }

  /** Makes commands that reproduce findings. */
  ReproCommand repeat() {
    return repeat;
  }

  /** Loads slow parts in the background after the first verdict. */
  void warmUp() {
    warmsUp = true;
  }

  int size() {
    return selection.size();
  }

  /** Checks every obligation. */
  RunReport run() {
    obligations().forEach(this::execute);
    return report();
  }

  /** The obligations to check, in this order: the selected ones and what they need. */
  List<Obligation> obligations() {
    return selection.tried();
  }

  /**
   * Checks the next obligation, and ends the run after the last one.
   *
   * @return its result; empty if it was not selected and held
   */
  Optional<Result> execute(Obligation obligation) {
    Optional<Result> result = checked(obligation);
    List<Obligation> tried = selection.tried();
    if (obligation == tried.get(tried.size() - 1)) {
      run.end();
      ended = true;
    }
    return result;
  }

  private Optional<Result> checked(Obligation obligation) {
    if (!begun) {
      begun = true;
      run.begin();
    }
    Result result;
    try {
      result = run.check(obligation);
    } catch (RuntimeException | Error e) {
      // Error too: a test without a verdict would be missing from every report.
      kitFailed = true;
      result = broken(obligation, e);
    }
    if (warmsUp) {
      warmsUp = false;
      run.target().warmUp();
    }
    // An obligation that was not selected is reported only if it is a violated invariant.
    if (!selection.isWanted(obligation)
        && (!obligation.isInvariant() || result.verdict() != Verdict.FAILED)) {
      return Optional.empty();
    }
    Result expected = expected(result);
    results.add(expected);
    progress.done(expected, results.size(), Math.max(results.size(), selection.size()));
    return Optional.of(expected);
  }

  /** The result of a failure of the kit itself. */
  private static Result broken(Obligation obligation, Throwable fault) {
    StringWriter trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace));
    return new Result(
        obligation,
        Verdict.ERROR,
        "the kit failed: " + trace.toString().strip(),
        Optional.empty(),
        Duration.ZERO);
  }

  private Result expected(Result result) {
    String why = settings.expectedFailures().get(result.obligation().address());
    if (why == null) {
      return result;
    }
    return switch (result.verdict()) {
      case FAILED -> result.known(why);
      case PASSED ->
          result.as(Verdict.ERROR, "listed as an expected failure (" + why + "), but it passes");
      default -> result;
    };
  }

  /** Whether the last obligation was checked. */
  boolean hasEnded() {
    return ended;
  }

  RunReport report() {
    List<String> warnings = new ArrayList<>();
    if (run.wasMostlyRejected()) {
      warnings.add(
          "Most calls that should succeed were rejected, so little was tested. See the findings of"
              + " call/valid first.");
    }
    if (run.target().isUnresponsive()) {
      warnings.add("The target stopped responding. Later obligations could not be exercised.");
    }
    warnings.addAll(noticed);
    return new RunReport(
        new RunReport.KitBuild(Version.kit(), Version.contract()),
        profile.url(),
        profile.masked(),
        settings.seed(),
        settings.tries(),
        started,
        Duration.between(started, Instant.now()),
        exchanges,
        results,
        warnings,
        repeat);
  }

  /** Whether the target rejects the profile's key or catalogue. */
  boolean isProfileRejected() {
    return run.isProfileRejected();
  }

  /** Whether the kit itself failed somewhere. */
  boolean kitFailed() {
    return kitFailed;
  }
}
