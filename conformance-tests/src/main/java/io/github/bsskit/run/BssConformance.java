package io.github.bsskit.run;

import io.github.bsskit.obligation.Obligations;
import io.github.bsskit.rulebook.Rulebook;
import io.github.bsskit.target.Introduction;
import io.github.bsskit.target.Profile;
import io.github.bsskit.target.ProfileFile;
import io.github.bsskit.target.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
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
  private final Settings settings;
  private final Optional<Path> expectedFailures;
  private final Optional<Path> report;

  private BssConformance(
      Optional<Path> profile,
      Optional<URI> url,
      Settings settings,
      Optional<Path> expectedFailures,
      Optional<Path> report) {
    this.profile = profile;
    this.url = url;
    this.settings = settings;
    this.expectedFailures = expectedFailures;
    this.report = report;
  }

  private static BssConformance of(Optional<Path> profile, Optional<URI> url) {
    Settings settings = new Settings(List.of(), 1, Settings.TRIES, Map.of());
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
        new Settings(
            List.of(patterns), settings.seed(), settings.tries(), settings.expectedFailures()));
  }

  /** The same with another seed; the default is 1, so that builds repeat themselves. */
  public BssConformance seed(long seed) {
    return with(new Settings(settings.only(), seed, settings.tries(), settings.expectedFailures()));
  }

  /**
   * The same with so many cases for each generated check.
   *
   * @param tries at least 1
   */
  public BssConformance tries(int tries) {
    return with(new Settings(settings.only(), settings.seed(), tries, settings.expectedFailures()));
  }

  private BssConformance with(Settings other) {
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
    Rulebook rulebook = Rulebook.load();
    Profile read = profile();
    if (Target.isOfficial(rulebook, read.url().getHost())) {
      throw new IllegalStateException(
          read.url().getHost()
              + " is an official host, where calls are paid for: no build calls it");
    }
    Introduction.unreachable(read.url())
        .ifPresent(
            why -> {
              throw new IllegalStateException(read.url() + " cannot be reached: " + why);
            });
    Reports reports = new Reports(report, System.getenv());
    reports.prepare();
    Session session = new Session(rulebook, read, settings(rulebook, read), new Quiet());
    session.warmUp();
    return session.tests(() -> reports.write(session.report()));
  }

  private Profile profile() {
    try {
      if (profile.isPresent()) {
        return ProfileFile.read(profile.get().toString(), Files.readString(profile.get()), url);
      }
      URI address = url.orElseThrow();
      String text =
          Introduction.profile(address)
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          address + " tells no profile at " + Introduction.PATH));
      return ProfileFile.read(address + Introduction.PATH, text, url);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Settings settings(Rulebook rulebook, Profile read) {
    if (expectedFailures.isEmpty()) {
      return settings;
    }
    try {
      Path file = expectedFailures.get();
      return new Settings(
          settings.only(),
          settings.seed(),
          settings.tries(),
          ExpectedFailures.read(
              file.toString(), Files.readString(file), Obligations.of(rulebook, read.wire())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UsageMistake e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** JUnit tells how it goes. */
  private static final class Quiet implements Session.Progress {

    @Override
    public void done(io.github.bsskit.check.Result result, int done, int all) {
      // JUnit's listeners know
    }

    @Override
    public void notice(String line) {
      System.out.println(line);
    }
  }
}
