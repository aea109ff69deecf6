package io.github.bsskit.conformance;

import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.check.Verdict;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.Obligations;
import io.github.bsskit.conformance.report.ObligationExplanation;
import io.github.bsskit.conformance.report.RunReport;
import io.github.bsskit.conformance.report.TextReport;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.ProfileFile;
import io.github.bsskit.rulebook.Rulebook;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of the kit. */
@Command(
    name = "bss-conformance",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    subcommands = CallCommand.class,
    description =
        "Checks a server that claims to be BssOpenApi 2017-12-14 (CreateResellerUserQuota,"
            + " CreateResourcePackage) against every documented fact.",
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0   conformant",
      "  1   findings",
      "  2   the command line, the profile or another file cannot be used as it is (the target",
      "      refuses the profile's own key, for instance), or a report",
      "      cannot be written and there is nothing else to say",
      "  3   the target cannot be reached",
      "  4   less was exercised than --min-coverage or --certify asks for",
      "  70  the kit itself failed; please report it"
    })
final class ConformanceCommand implements Callable<Integer> {

  /** Exit codes. */
  static final int FINDINGS = 1;

  static final int USAGE = 2;
  static final int UNREACHABLE = 3;
  static final int TOO_LITTLE = 4;
  static final int OUR_FAULT = 70;

  private final PrintStream out;
  private final Map<String, String> environment;
  private final boolean terminal;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "URL",
      description = "Where the target listens, http://127.0.0.1:8080. Wins over the profile's.")
  private String url;

  @Mixin private TargetOptions target = new TargetOptions();

  @Option(
      names = "--init-profile",
      paramLabel = "FILE",
      description = "Writes a profile to fill in, every key with its comment, and ends.")
  private Path initProfile;

  @Option(names = "--list", description = "Prints all obligations and ends; nothing is sent.")
  private boolean list;

  @Option(
      names = "--explain",
      paramLabel = "ADDRESS",
      description = "Tells what is sent for an obligation and why, and ends; nothing is sent.")
  private String explain;

  @Option(
      names = "--only",
      paramLabel = "PATTERN",
      split = ",",
      description =
          "Tries only obligations whose address begins with these names; * stands for any text, !"
              + " in front leaves them out. May be given several times.")
  private List<String> only = List.of();

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description =
          "Repeats a run: the same requests but for nonces and times. Default: a new one.")
  private Long seed;

  @Option(
      names = "--tries",
      paramLabel = "NUMBER",
      description = "How many cases each generated check draws. Default: ${DEFAULT-VALUE}.")
  private int tries = RunOptions.TRIES;

  @Option(
      names = "--jobs",
      paramLabel = "NUMBER",
      description =
          "How many obligations are tried at once, 1 to 64; verdicts are the same. Default:"
              + " ${DEFAULT-VALUE}.")
  private int jobs = RunOptions.JOBS;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Writes report.json, report.html and junit.xml into a directory.")
  private Path report;

  @Option(
      names = "--expected-failures",
      paramLabel = "FILE",
      description =
          "Obligations that are known to fail, each on a line: address, reason. One that passes is"
              + " an error.")
  private Path expectedFailures;

  @Option(
      names = "--min-coverage",
      paramLabel = "PERCENT",
      description = "How much of what may be demanded must have been exercised, 0 to 100.")
  private double minCoverage;

  @Option(
      names = "--certify",
      description = "Everything that may be demanded must have been exercised.")
  private boolean certify;

  ConformanceCommand(PrintStream out, Map<String, String> environment, boolean terminal) {
    this.out = out;
    this.environment = environment;
    this.terminal = terminal;
  }

  PrintStream out() {
    return out;
  }

  @Override
  public Integer call() {
    if (initProfile != null) {
      return writeProfile();
    }
    // the spec and the platform take half a second each to load: both at once
    CompletableFuture<Rulebook> read = CompletableFuture.supplyAsync(Rulebook::load);
    if (!list && explain == null) {
      SuiteLauncher.preload();
    }
    Rulebook rulebook = read.join();
    if (list || explain != null) {
      return tell(rulebook);
    }
    check();
    ReportWriter reports = new ReportWriter(Optional.ofNullable(report), environment);
    reports.prepare();
    Profile profile = target.resolve(rulebook, Optional.ofNullable(url));
    List<Obligation> all = Obligations.of(rulebook, profile.wire());
    RunOptions settings =
        new RunOptions(
            only,
            seed == null ? ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE) : seed,
            tries,
            jobs,
            expectedFailures(all));
    return run(rulebook, profile, settings, reports);
  }

  private int run(Rulebook rulebook, Profile profile, RunOptions settings, ReportWriter reports) {
    TextReport text =
        new TextReport(out, terminal, target.again(profile, Optional.ofNullable(url)));
    Session session =
        new Session(
            rulebook,
            profile,
            settings,
            new Session.Progress() {
              @Override
              public void done(Result result, int done, int all) {
                text.progress(result, done, all);
              }

              @Override
              public void notice(String line) {
                text.notice(line);
              }
            });
    if (session.size() == 0) {
      throw new UsageException(
          "--only "
              + String.join(",", only)
              + " matches no obligation; --list prints all addresses");
    }
    text.notice(
        "Examining "
            + profile.url()
            + ": "
            + session.size()
            + " obligations, seed "
            + settings.seed());
    session.warmUp();
    RunReport run = SuiteLauncher.run(session);
    Optional<String> missing = reports.write(run);
    text.summary(run, reports.files());
    missing.ifPresent(text::notice);
    int exit = exitCode(session, run);
    return exit == 0 && missing.isPresent() ? USAGE : exit;
  }

  private int exitCode(Session session, RunReport run) {
    double wanted = certify ? 100 : minCoverage;
    if (session.kitFailed()) {
      return OUR_FAULT;
    } else if (session.isRefusedAtTheDoor() && run.counts().get(Verdict.FAILED) == 0) {
      return USAGE;
    } else if (ExitCodes.isFinding(run)) {
      return FINDINGS;
    } else if (run.coverage() < wanted) {
      out.printf(
          Locale.ROOT,
          "%.1f %% of what may be demanded was exercised, and %.1f %% was asked for.%n",
          Math.floor(run.coverage() * 10) / 10,
          wanted);
      return TOO_LITTLE;
    }
    return 0;
  }

  private void check() {
    if (tries < 1 || tries > 100_000) {
      throw new UsageException("--tries " + tries + ": give a number from 1 to 100000");
    }
    if (jobs < 1 || jobs > RunOptions.MOST_JOBS) {
      throw new UsageException(
          "--jobs " + jobs + ": give a number from 1 to " + RunOptions.MOST_JOBS);
    }
    if (!(minCoverage >= 0 && minCoverage <= 100)) {
      throw new UsageException("--min-coverage " + minCoverage + ": give a number from 0 to 100");
    }
  }

  private int writeProfile() {
    try {
      Files.writeString(initProfile, ProfileFile.template(), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new UsageException(
          "--init-profile "
              + initProfile
              + ": there is such a file; it is left as it is, name another");
    } catch (IOException e) {
      throw new UsageException(
          "--init-profile "
              + initProfile
              + " cannot be written ("
              + e.getClass().getSimpleName()
              + ")");
    }
    out.println(
        "Wrote " + initProfile + "; fill it in, then: bss-conformance --profile " + initProfile);
    return 0;
  }

  private int tell(Rulebook rulebook) {
    Profile.Wire wire =
        new Profile.Wire(
            Profile.WireForm.RPC, List.of("V3", "V1"), true, false, rulebook.wire().formats());
    List<Obligation> all = Obligations.of(rulebook, wire);
    if (explain == null) {
      Selection selection = new Selection(all, only);
      if (selection.size() == 0) {
        throw new UsageException("--only " + String.join(",", only) + " matches no obligation");
      }
      selection.wanted().forEach(one -> out.println(ObligationExplanation.line(one)));
      return 0;
    }
    List<Obligation> meant = all.stream().filter(one -> one.matches(explain)).toList();
    if (meant.isEmpty()) {
      throw new UsageException(
          "there is no obligation " + explain + "; --list prints all addresses");
    }
    ObligationExplanation explanation = new ObligationExplanation(rulebook.about().sources());
    meant.forEach(one -> out.println(explanation.of(one)));
    return 0;
  }

  private Map<String, String> expectedFailures(List<Obligation> all) {
    if (expectedFailures == null) {
      return Map.of();
    }
    try {
      return ExpectedFailures.read(
          expectedFailures.toString(), Files.readString(expectedFailures), all);
    } catch (IOException e) {
      throw new UsageException(
          "--expected-failures "
              + expectedFailures
              + " cannot be read ("
              + e.getClass().getSimpleName()
              + ")");
    }
  }
}
