package io.github.bsskit.conformance;

import io.github.bsskit.conformance.check.ConformanceRun;
import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.check.Verdict;
import io.github.bsskit.conformance.check.properties.JqwikGenerator;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.Obligations;
import io.github.bsskit.conformance.report.RunReport;
import io.github.bsskit.conformance.target.Exchange;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.rulebook.Rulebook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** One run: its obligations as tests, tried in their order, and what they came to. */
final class Session {

  private final Profile profile;
  private final RunOptions settings;
  private final Progress progress;
  private final Selection selection;
  private final ConformanceRun examination;
  private final List<Result> results = new ArrayList<>();
  private final Instant started = Instant.now();
  private final Set<String> noticed = new LinkedHashSet<>();
  private int exchanges;
  private boolean begun;
  private boolean warmsUp;
  private boolean kitFailed;

  /** Somebody who wants to know how a run goes. */
  interface Progress {

    /** An obligation has come to its verdict. */
    void done(Result result, int done, int all);

    /** Something worth a line. */
    void notice(String line);
  }

  Session(Rulebook rulebook, Profile profile, RunOptions settings, Progress progress) {
    this.profile = profile;
    this.settings = settings;
    this.progress = progress;
    selection = new Selection(Obligations.of(rulebook, profile.wire()), settings.only());
    Consumer<String> notices =
        line -> {
          noticed.add(line);
          progress.notice(line);
        };
    examination =
        new ConformanceRun(
            rulebook,
            profile,
            settings.seed(),
            new JqwikGenerator(settings.seed(), settings.tries()),
            settings.jobs(),
            notices);
    examination.expect(selection.tried());
    examination.target().onExchange(exchange -> exchanges++);
  }

  /** Lets somebody see every exchange as it happens. */
  void watch(Consumer<Exchange> watcher) {
    examination.target().onExchange(watcher);
  }

  /** Loads meanwhile what takes its time to load, once the first verdict is there. */
  void warmUp() {
    warmsUp = true;
  }

  int size() {
    return selection.size();
  }

  /** The obligations as tests, each tried when it is reached. */
  Stream<DynamicTest> tests(Runnable atTheEnd) {
    List<Obligation> tried = selection.tried();
    return tried.stream()
        .map(
            obligation ->
                DynamicTest.dynamicTest(
                    obligation.address(),
                    () -> {
                      Optional<Result> result = examine(obligation);
                      if (obligation == tried.get(tried.size() - 1)) {
                        atTheEnd.run();
                      }
                      result.ifPresent(JunitOutcomes::tell);
                    }));
  }

  private Optional<Result> examine(Obligation obligation) {
    if (!begun) {
      begun = true;
      examination.begin();
    }
    Result result;
    try {
      result = examination.examine(obligation);
    } catch (RuntimeException | Error e) {
      // an Error too: a test that failed without a verdict would be missing from every report
      kitFailed = true;
      result = JunitOutcomes.broken(obligation, e);
    }
    if (warmsUp) {
      warmsUp = false;
      examination.target().warmUp();
    }
    // What nobody asked for is told only if it is a law that this run saw broken.
    if (!selection.isWanted(obligation)
        && (!obligation.isLaw() || result.verdict() != Verdict.FAILED)) {
      return Optional.empty();
    }
    Result expected = expected(result);
    results.add(expected);
    progress.done(expected, results.size(), Math.max(results.size(), selection.size()));
    return Optional.of(expected);
  }

  private Result expected(Result result) {
    String why = settings.expectedFailures().get(result.obligation().address());
    if (why == null) {
      return result;
    }
    return switch (result.verdict()) {
      case FAILED -> result.known(why);
      case PASSED ->
          result.as(Verdict.ERROR, "listed as an expected failure (" + why + "), and it passes");
      default -> result;
    };
  }

  RunReport report() {
    List<String> warnings = new ArrayList<>();
    if (examination.testedTheDoorman()) {
      warnings.add(
          "Most calls that should have succeeded were refused: this run tested the doorman, not the"
              + " house. See the findings of call/valid first.");
    }
    if (examination.target().isUnresponsive()) {
      warnings.add("The target stopped answering; what came after that could not be exercised.");
    }
    warnings.addAll(noticed);
    return new RunReport(
        Version.kit(),
        Version.contract(),
        profile.url(),
        profile.masked(),
        settings.seed(),
        settings.tries(),
        started,
        Duration.between(started, Instant.now()),
        exchanges,
        results,
        warnings);
  }

  /** Whether the target refuses the profile's own key. */
  boolean isRefusedAtTheDoor() {
    return examination.isRefusedAtTheDoor();
  }

  /** Whether the kit itself was at fault somewhere. */
  boolean kitFailed() {
    return kitFailed;
  }
}
