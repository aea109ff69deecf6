package io.github.bsskit.conformance;

import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.Obligations;
import io.github.bsskit.conformance.report.ReproCommand;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.ProfileException;
import io.github.bsskit.rulebook.Rulebook;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The kit as JUnit tests: one dynamic test per obligation.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> keepsTheContract() {
 *   return BssConformance.withProfile(Path.of("target.yaml")).at(server.uri()).tests();
 * }
 * }</pre>
 *
 * <p>A test fails if its obligation fails, and is aborted if it was not exercised. Interpretations
 * pass. The tests of a stream must run in order, which is JUnit's default.
 */
public final class BssConformance {

  private final Optional<Path> profile;
  private final Optional<URI> url;
  private final RunOptions settings;
  private final Optional<Path> expectedFailures;
  private final Optional<Path> report;

  private BssConformance(
      Optional<Path> profile,
      Optional<URI> url,
      RunOptions settings,
      Optional<Path> expectedFailures,
      Optional<Path> report) {
    this.profile = profile;
    this.url = url;
    this.settings = settings;
    this.expectedFailures = expectedFailures;
    this.report = report;
  }

  private static BssConformance of(Optional<Path> profile, Optional<URI> url) {
    RunOptions settings =
        new RunOptions(List.of(), 1, RunOptions.TRIES, RunOptions.JOBS, false, Map.of());
    return new BssConformance(profile, url, settings, Optional.empty(), Optional.empty());
  }

  /**
   * Checks the target of a profile.
   *
   * @param profile a file such as {@code --init-profile} writes
   */
  public static BssConformance withProfile(Path profile) {
    return of(Optional.of(profile), Optional.empty());
  }

  /**
   * Checks a target that serves its own profile at {@code /__admin/bss/profile}.
   *
   * @param url its http or https URL
   */
  public static BssConformance of(URI url) {
    return of(Optional.empty(), Optional.of(url));
  }

  /** Overrides the URL of the profile. */
  public BssConformance at(URI elsewhere) {
    return new BssConformance(profile, Optional.of(elsewhere), settings, expectedFailures, report);
  }

  /**
   * Selects obligations.
   *
   * @param patterns beginnings of addresses; {@code *} matches any text, a leading {@code !}
   *     excludes
   */
  public BssConformance only(String... patterns) {
    return with(
        new RunOptions(
            List.of(patterns),
            settings.seed(),
            settings.tries(),
            settings.jobs(),
            settings.thorough(),
            settings.expectedFailures()));
  }

  /** Sets the seed. The default is 1, so that builds are repeatable. */
  public BssConformance seed(long seed) {
    return with(
        new RunOptions(
            settings.only(),
            seed,
            settings.tries(),
            settings.jobs(),
            settings.thorough(),
            settings.expectedFailures()));
  }

  /**
   * Sets the number of cases per generated check.
   *
   * @param tries at least 1
   */
  public BssConformance tries(int tries) {
    return with(
        new RunOptions(
            settings.only(),
            settings.seed(),
            tries,
            settings.jobs(),
            settings.thorough(),
            settings.expectedFailures()));
  }

  /**
   * Sets the number of concurrent obligations. Verdicts do not change.
   *
   * @param jobs 1 to 64
   */
  public BssConformance jobs(int jobs) {
    return with(
        new RunOptions(
            settings.only(),
            settings.seed(),
            settings.tries(),
            jobs,
            settings.thorough(),
            settings.expectedFailures()));
  }

  /**
   * Tries every rule in every combination of signature, placement, format, connection and caller,
   * instead of every pair of them. Takes minutes.
   */
  public BssConformance thorough() {
    return with(
        new RunOptions(
            settings.only(),
            settings.seed(),
            settings.tries(),
            settings.jobs(),
            true,
            settings.expectedFailures()));
  }

  private BssConformance with(RunOptions other) {
    return new BssConformance(profile, url, other, expectedFailures, report);
  }

  /** Sets a file of known failures, as for {@code --expected-failures}. */
  public BssConformance expectedFailures(Path file) {
    return new BssConformance(profile, url, settings, Optional.of(file), report);
  }

  /** Writes reports to a directory after the last test. */
  public BssConformance report(Path directory) {
    return new BssConformance(profile, url, settings, expectedFailures, Optional.of(directory));
  }

  /**
   * The obligations as tests.
   *
   * @throws IllegalArgumentException if the profile or another file is invalid
   * @throws IllegalStateException if the target cannot be reached, or is an official host
   */
  public Stream<DynamicTest> tests() {
    try {
      return started();
    } catch (UsageException | ProfileException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (TargetUnreachableException | OfficialHostException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private Stream<DynamicTest> started() {
    if (settings.tries() < 1) {
      throw new UsageException("tries " + settings.tries() + ": use a number from 1");
    }
    if (settings.jobs() < 1 || settings.jobs() > RunOptions.MOST_JOBS) {
      throw new UsageException(
          "jobs " + settings.jobs() + ": use a number from 1 to " + RunOptions.MOST_JOBS);
    }
    Rulebook rulebook = Rulebook.load();
    ReportWriter reports = new ReportWriter(report, System.getenv());
    reports.prepare();
    Profile read =
        new TargetLoader(rulebook, false, "pass one with withProfile")
            .load(profile, url.map(address -> TargetOptions.url(address.toString())));
    Session session = new Session(rulebook, read, settings(rulebook, read), new Quiet());
    if (session.size() == 0) {
      throw new UsageException(
          "only " + String.join(",", settings.only()) + " matches no obligation");
    }
    List<String> target = new ArrayList<>();
    profile.ifPresent(file -> target.addAll(List.of("--profile", file.toString())));
    if (profile.isEmpty() || url.isPresent()) {
      target.addAll(List.of("--target", read.url().toString()));
    }
    session.repeatWith(List.of(ReproCommand.PROGRAM), target);
    session.warmUp();
    return session.obligations().stream().map(obligation -> test(session, obligation, reports));
  }

  private DynamicTest test(Session session, Obligation obligation, ReportWriter reports) {
    return DynamicTest.dynamicTest(
        obligation.address(),
        () -> {
          Optional<Result> result = session.execute(obligation);
          if (session.hasEnded()) {
            reports.write(session.report(), System.out::println).ifPresent(System.out::println);
          }
          result.ifPresent(
              shown ->
                  JunitOutcomes.report(
                      shown, session.repeat().line(shown, settings.seed(), settings.tries())));
        });
  }

  private RunOptions settings(Rulebook rulebook, Profile read) {
    if (expectedFailures.isEmpty()) {
      return settings;
    }
    Path file = expectedFailures.get();
    return new RunOptions(
        settings.only(),
        settings.seed(),
        settings.tries(),
        settings.jobs(),
        settings.thorough(),
        ExpectedFailures.read(
            file.toString(),
            TargetLoader.text(file, "use a readable file"),
            Obligations.of(rulebook, read.wire(), settings.thorough())));
  }

  /** JUnit reports the progress. */
  private static final class Quiet implements Session.Progress {

    @Override
    public void done(Result result, int done, int all) {
      // JUnit listeners report it.
    }

    @Override
    public void notice(String line) {
      System.out.println(line);
    }
  }
}
