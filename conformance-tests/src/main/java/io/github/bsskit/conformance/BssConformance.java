package io.github.bsskit.conformance;

import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.obligation.Obligations;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.ProfileException;
import io.github.bsskit.conformance.target.ProfileFile;
import io.github.bsskit.conformance.target.Target;
import io.github.bsskit.conformance.target.TargetDiscovery;
import io.github.bsskit.rulebook.Rulebook;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The kit as JUnit tests in an implementer's own build: one dynamic test for each obligation.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> keepsTheContract() {
 *   return BssConformance.withProfile(Path.of("target.yaml")).at(server.uri()).tests();
 * }
 * }</pre>
 *
 * <p>A test fails if its obligation fails, and is aborted if it was not exercised; an
 * interpretation passes. The tests of one stream must run in their order, which is JUnit's default.
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
    RunOptions settings = new RunOptions(List.of(), 1, RunOptions.TRIES, RunOptions.JOBS, Map.of());
    return new BssConformance(profile, url, settings, Optional.empty(), Optional.empty());
  }

  /**
   * Examines the target that a profile describes.
   *
   * @param profile the profile's file, as {@code --init-profile} writes one
   */
  public static BssConformance withProfile(Path profile) {
    return of(Optional.of(profile), Optional.empty());
  }

  /**
   * Examines a target that tells its own profile at {@code /__admin/bss/profile}.
   *
   * @param url where it listens, http or https
   */
  public static BssConformance of(URI url) {
    return of(Optional.empty(), Optional.of(url));
  }

  /** The same for a target that listens elsewhere than its profile says. */
  public BssConformance at(URI elsewhere) {
    return new BssConformance(profile, Optional.of(elsewhere), settings, expectedFailures, report);
  }

  /**
   * The same for some obligations.
   *
   * @param patterns beginnings of addresses, {@code *} for any text, {@code !} before those that
   *     are left out
   */
  public BssConformance only(String... patterns) {
    return with(
        new RunOptions(
            List.of(patterns),
            settings.seed(),
            settings.tries(),
            settings.jobs(),
            settings.expectedFailures()));
  }

  /** The same with another seed; the default is 1, so that builds repeat themselves. */
  public BssConformance seed(long seed) {
    return with(
        new RunOptions(
            settings.only(), seed, settings.tries(), settings.jobs(), settings.expectedFailures()));
  }

  /**
   * The same with so many cases for each generated check.
   *
   * @param tries at least 1
   */
  public BssConformance tries(int tries) {
    return with(
        new RunOptions(
            settings.only(), settings.seed(), tries, settings.jobs(), settings.expectedFailures()));
  }

  /**
   * The same with so many obligations tried at once; verdicts are the same.
   *
   * @param jobs 1 to 64
   */
  public BssConformance jobs(int jobs) {
    return with(
        new RunOptions(
            settings.only(), settings.seed(), settings.tries(), jobs, settings.expectedFailures()));
  }

  private BssConformance with(RunOptions other) {
    return new BssConformance(profile, url, other, expectedFailures, report);
  }

  /** The same with a file of obligations that are known to fail, as {@code --expected-failures}. */
  public BssConformance expectedFailures(Path file) {
    return new BssConformance(profile, url, settings, Optional.of(file), report);
  }

  /** The same, writing reports into a directory when the last test has run. */
  public BssConformance report(Path directory) {
    return new BssConformance(profile, url, settings, expectedFailures, Optional.of(directory));
  }

  /**
   * The obligations as tests.
   *
   * @throws IllegalArgumentException if the profile or another file cannot be used
   * @throws IllegalStateException if the target cannot be reached, or is an official host
   */
  public Stream<DynamicTest> tests() {
    try {
      return started();
    } catch (UsageException | ProfileException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (TargetUnreachableException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private Stream<DynamicTest> started() {
    if (settings.tries() < 1) {
      throw new UsageException("tries " + settings.tries() + ": give a number from 1");
    }
    if (settings.jobs() < 1 || settings.jobs() > RunOptions.MOST_JOBS) {
      throw new UsageException(
          "jobs " + settings.jobs() + ": give a number from 1 to " + RunOptions.MOST_JOBS);
    }
    Rulebook rulebook = Rulebook.load();
    url.ifPresent(address -> checkReachable(rulebook, TargetOptions.url(address.toString())));
    ReportWriter reports = new ReportWriter(report, System.getenv());
    reports.prepare();
    Profile read = profile();
    if (url.isEmpty()) {
      checkReachable(rulebook, read.url());
    }
    Session session = new Session(rulebook, read, settings(rulebook, read), new Quiet());
    if (session.size() == 0) {
      throw new UsageException(
          "only " + String.join(",", settings.only()) + " matches no obligation");
    }
    session.warmUp();
    return session.tests(() -> reports.write(session.report()).ifPresent(System.out::println));
  }

  private static void checkReachable(Rulebook rulebook, URI address) {
    if (Target.isOfficial(rulebook, address.getHost())) {
      throw new TargetUnreachableException(
          address.getHost() + " is an official host, where calls are paid for: no build calls it");
    }
    TargetDiscovery.unreachableReason(address)
        .ifPresent(
            why -> {
              throw new TargetUnreachableException(address + " cannot be reached: " + why);
            });
  }

  private Profile profile() {
    if (profile.isPresent()) {
      return ProfileFile.read(profile.get().toString(), text(profile.get()), url);
    }
    URI address = url.orElseThrow();
    String text =
        TargetDiscovery.fetchProfile(address)
            .orElseThrow(
                () ->
                    new UsageException(
                        address
                            + " tells no profile at "
                            + TargetDiscovery.PATH
                            + "; name one with withProfile"));
    return ProfileFile.read(address + TargetDiscovery.PATH, text, url);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UsageException(file + " cannot be read (" + e.getClass().getSimpleName() + ")");
    }
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
        ExpectedFailures.read(file.toString(), text(file), Obligations.of(rulebook, read.wire())));
  }

  /** JUnit tells how it goes. */
  private static final class Quiet implements Session.Progress {

    @Override
    public void done(Result result, int done, int all) {
      // JUnit's listeners know
    }

    @Override
    public void notice(String line) {
      System.out.println(line);
    }
  }
}
