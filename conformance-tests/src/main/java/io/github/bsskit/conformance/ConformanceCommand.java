package io.github.bsskit.conformance;

import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.check.Verdict;
import io.github.bsskit.conformance.obligation.CoverageTable;
import io.github.bsskit.conformance.obligation.Obligation;
import io.github.bsskit.conformance.obligation.Obligations;
import io.github.bsskit.conformance.report.ObligationExplanation;
import io.github.bsskit.conformance.report.RunReport;
import io.github.bsskit.conformance.report.TextReport;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.ProfileFile;
import io.github.bsskit.conformance.target.SafeText;
import io.github.bsskit.rulebook.Rulebook;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
        "Checks an implementation of BssOpenApi 2017-12-14 (CreateResellerUserQuota,"
            + " CreateResourcePackage) against every documented fact.",
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0   conformant",
      "  1   findings",
      "  2   invalid command line, profile or file (for example, the target rejects the",
      "      profile's own key), or a report cannot be written and there are no findings",
      "  3   the target cannot be reached",
      "  4   coverage below --min-coverage or --certify, or nothing was exercised",
      "  70  the kit itself failed; please report it"
    })
final class ConformanceCommand implements Callable<Integer> {

  /** Exit codes. */
  static final int FINDINGS = 1;

  static final int USAGE = 2;
  static final int UNREACHABLE = 3;
  static final int LOW_COVERAGE = 4;
  static final int KIT_FAILED = 70;

  private final PrintStream out;
  private final Map<String, String> environment;
  private final boolean terminal;
  private final List<String> program;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "URL",
      description = "URL of the target, for example http://127.0.0.1:8080. Overrides the profile.")
  private String url;

  @Mixin private TargetOptions target = new TargetOptions();

  @Option(
      names = "--init-profile",
      paramLabel = "FILE",
      description = "Writes a commented profile template and exits.")
  private Path initProfile;

  @Option(
      names = "--list",
      description =
          "Prints all obligations and their coverage table, and exits. With --only, prints the"
              + " selected ones alone. Nothing is sent.")
  private boolean list;

  @Option(
      names = "--explain",
      paramLabel = "ADDRESS",
      description = "Prints what an obligation sends and why, and exits. Nothing is sent.")
  private String explain;

  @Option(
      names = "--only",
      paramLabel = "PATTERN",
      split = ",",
      description =
          "Runs only obligations whose address starts with this. * matches any text; a leading !"
              + " excludes. Repeatable.")
  private List<String> only = List.of();

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Repeats a run: same requests, except nonces and times. Default: random.")
  private Long seed;

  @Option(
      names = "--tries",
      paramLabel = "NUMBER",
      description = "Cases per generated check. Default: ${DEFAULT-VALUE}.")
  private int tries = RunOptions.TRIES;

  @Option(
      names = "--jobs",
      paramLabel = "NUMBER",
      description =
          "Concurrent obligations, 1 to 64. Verdicts do not change. Default: ${DEFAULT-VALUE}.")
  private int jobs = RunOptions.JOBS;

  @Option(
      names = "--thorough",
      description =
          "Tries every rule in every combination of signature, placement, format, connection and"
              + " caller instead of every pair. Takes minutes, or hours without hooks if the target"
              + " enforces the rate limit.")
  private boolean thorough;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Writes report.json, report.html and junit.xml to this directory.")
  private Path report;

  @Option(
      names = "--expected-failures",
      paramLabel = "FILE",
      description =
          "Known failures, one per line: address, then reason. A listed obligation that passes is"
              + " an error.")
  private Path expectedFailures;

  @Option(
      names = "--min-coverage",
      paramLabel = "PERCENT",
      description = "Fails if less than this percentage of the required checks ran, 0 to 100.")
  private double minCoverage;

  @Option(names = "--certify", description = "Fails unless all required checks ran.")
  private boolean certify;

  ConformanceCommand(
      PrintStream out, Map<String, String> environment, boolean terminal, List<String> program) {
    this.program = program;
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
    Rulebook rulebook = Rulebook.load();
    if (list || explain != null) {
      return print(rulebook);
    }
    checkRanges();
    ReportWriter reports = new ReportWriter(Optional.ofNullable(report), environment);
    reports.prepare();
    Profile profile = target.resolve(rulebook, Optional.ofNullable(url));
    List<Obligation> all = Obligations.of(rulebook, profile.wire(), thorough);
    RunOptions settings =
        new RunOptions(
            only,
            seed == null ? ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE) : seed,
            tries,
            jobs,
            thorough,
            expectedFailures(all));
    return run(rulebook, profile, settings, reports);
  }

  private int run(Rulebook rulebook, Profile profile, RunOptions settings, ReportWriter reports) {
    TextReport text = new TextReport(out, terminal);
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

              @Override
              public void waiting(long seconds) {
                text.waiting(seconds);
              }
            });
    if (session.size() == 0) {
      throw new UsageException(
          "--only "
              + String.join(",", only)
              + " matches no obligation; use --list to print all addresses");
    }
    text.notice(
        "Checking "
            + profile.url()
            + ": "
            + session.size()
            + " obligations, seed "
            + settings.seed());
    session.repeatWith(program, target.arguments(profile, Optional.ofNullable(url)));
    session.warmUp();
    RunReport run = session.run();
    Optional<String> missing = reports.write(run, text::notice);
    text.summary(run, reports.files());
    missing.ifPresent(text::notice);
    int exit = exitCode(session, run);
    return exit == 0 && missing.isPresent() ? USAGE : exit;
  }

  private int exitCode(Session session, RunReport run) {
    double wanted = certify ? 100 : minCoverage;
    if (session.kitFailed()) {
      return KIT_FAILED;
    } else if (session.isProfileRejected() && run.counts().get(Verdict.FAILED) == 0) {
      return USAGE;
    } else if (run.hasFindings()) {
      return FINDINGS;
    } else if (run.isEmpty()) {
      out.println(
          "Nothing was exercised, so nothing is known about the target. See \"Not exercised\" for"
              + " what the checks need.");
      return LOW_COVERAGE;
    } else if (run.coverage() < wanted) {
      out.printf(
          Locale.ROOT,
          "Coverage is %.1f %%, but at least %.1f %% is required.%n",
          Math.floor(run.coverage() * 10) / 10,
          wanted);
      return LOW_COVERAGE;
    }
    return 0;
  }

  private void checkRanges() {
    if (tries < 1 || tries > 100_000) {
      throw new UsageException("--tries " + tries + ": use a number from 1 to 100000");
    }
    if (jobs < 1 || jobs > RunOptions.MOST_JOBS) {
      throw new UsageException(
          "--jobs " + jobs + ": use a number from 1 to " + RunOptions.MOST_JOBS);
    }
    if (!(minCoverage >= 0 && minCoverage <= 100)) {
      throw new UsageException("--min-coverage " + minCoverage + ": use a number from 0 to 100");
    }
  }

  private int writeProfile() {
    OutputFile file = new OutputFile(initProfile);
    try {
      if (Files.exists(initProfile) && !file.isSpecial()) {
        throw new UsageException(
            "--init-profile "
                + initProfile
                + ": the file exists already and was not changed; use another name");
      }
      if (file.waitsForReader()) {
        out.println(file.waiting());
      }
      file.write(ProfileFile.template(), out);
      if (file.isStandardOutput()) {
        return 0;
      }
    } catch (IOException e) {
      throw new UsageException(
          "--init-profile " + initProfile + " cannot be written (" + OutputFile.reason(e) + ")");
    }
    out.println(
        SafeText.line(
            "Wrote "
                + initProfile
                + ". Fill it in, then run: bss-conformance --profile "
                + initProfile));
    return 0;
  }

  private int print(Rulebook rulebook) {
    Profile.Wire wire =
        new Profile.Wire(
            Profile.WireForm.RPC, List.of("V3", "V1"), true, false, rulebook.wire().formats());
    // a target with fewer signatures or formats has other pairs of them
    List<Obligation> all = Obligations.of(rulebook, wire, thorough || explain != null);
    if (explain == null) {
      Selection selection = new Selection(all, only);
      if (selection.size() == 0) {
        throw new UsageException(
            "--only "
                + String.join(",", only)
                + " matches no obligation; use --list to print all addresses");
      }
      selection.wanted().forEach(one -> out.println(ObligationExplanation.line(one)));
      if (only.isEmpty()) {
        out.println();
        CoverageTable.of(all, wire).lines().forEach(out::println);
      }
      return 0;
    }
    List<Obligation> explained = all.stream().filter(one -> one.matches(explain)).toList();
    if (explained.isEmpty()) {
      throw new UsageException(
          "unknown obligation " + explain + "; use --list to print all addresses");
    }
    ObligationExplanation explanation = new ObligationExplanation(rulebook.about().sources());
    explained.forEach(one -> out.println(explanation.of(one)));
    return 0;
  }

  private Map<String, String> expectedFailures(List<Obligation> all) {
    if (expectedFailures == null) {
      return Map.of();
    }
    String text = TargetLoader.text(expectedFailures, "use a readable file");
    return ExpectedFailures.read(expectedFailures.toString(), text, all);
  }
}
