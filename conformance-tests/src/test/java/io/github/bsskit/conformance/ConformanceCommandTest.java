package io.github.bsskit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.crooked.Crooked;
import io.github.bsskit.conformance.crooked.ReferenceServer;
import io.github.bsskit.conformance.crooked.Variant;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs from the command line: exit codes, output, files. */
class ConformanceCommandTest {

  private static final String SOME = "CreateResourcePackage/Duration/malformed";

  @TempDir private Path directory;

  private String profile(ReferenceServer server, String more) throws IOException {
    return file("target.yaml", "target: " + server.uri() + "\n" + server.profile() + more);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  private static ReferenceServer crooked(String name) {
    return Crooked.all().stream()
        .filter(crooked -> crooked.name().equals(name))
        .findFirst()
        .orElseThrow()
        .variant()
        .start();
  }

  private static ReferenceServer withOwnProfile() {
    return new Variant("serves its profile", lawful -> {}).startServingProfile();
  }

  @Test
  void exitsWithZeroWithoutFindings() throws Exception {
    try (ReferenceServer server = new ReferenceServer()) {
      Cli run = Cli.run("--profile", profile(server, ""), "--only", SOME, "--seed", "4");

      assertThat(run.exit()).isZero();
      assertThat(run.err()).isEmpty();
      assertThat(run.out())
          .startsWith("Checking " + server.uri() + ": ")
          .contains("seed 4", "Coverage: 100.0 % of required checks ran (")
          .doesNotContain("\u001b", "\r");
    }
  }

  @Test
  void readsTheProfileFromTheTarget() {
    try (ReferenceServer server = withOwnProfile()) {
      Cli run = Cli.run(server.uri().toString(), "--only", SOME, "--tries", "2");

      assertThat(run.err()).isEmpty();
      assertThat(run.exit()).isZero();
    }
  }

  @Test
  void exitsWithOneForFindingsAndPrintsHowToRepeatThem() throws Exception {
    try (ReferenceServer server = crooked("ZERO_DURATION_SOLD");
        ReferenceServer nobodys = new ReferenceServer()) {
      String elsewhere = profile(nobodys, "");

      Cli run = Cli.run(server.uri().toString(), "--profile", elsewhere, "--only", SOME);

      assertThat(run.exit()).isEqualTo(ConformanceCommand.FINDINGS);
      assertThat(run.out())
          .contains("FAILED", SOME + "/zero", "bss-conformance call CreateResourcePackage")
          .contains("--profile " + elsewhere + " --target " + server.uri());
      assertThat(run.err()).isEmpty();
    }
  }

  /** An error in the profile is reported once and is not a finding. */
  @ParameterizedTest
  @CsvSource({
    "'secret: testsecret', 'secret: testsecre', 400 SignatureDoesNotMatch, keys.full.secret",
    "'full: {id: testid', 'full: {id: tested', 404 InvalidAccessKeyId.NotFound, keys.full.id",
    "'full: {id: testid, secret: testsecret', 'full: {id: inactiveid, secret: inactivesecret',"
        + " 400 InvalidAccessKeyId.Inactive, keys.full.id"
  })
  void exitsWithTwoAfterAFewCallsIfTheProfilesKeyIsRejected(
      String right, String slip, String rejection, String key) throws Exception {
    try (ReferenceServer server = new ReferenceServer()) {
      String text = "target: " + server.uri() + "\n" + server.profile();
      String profile = file("slip.yaml", text.replace(right, slip));

      Cli run = Cli.run("--profile", profile, "--report", directory + "/out");
      Cli some = Cli.run("--profile", profile, "--only", SOME);

      for (Cli cli : java.util.List.of(run, some)) {
        assertThat(cli.exit()).as(cli.all()).isEqualTo(ConformanceCommand.USAGE);
        assertThat(cli.out().lines().skip(1).findFirst().orElseThrow())
            .startsWith(key + ": the target rejects the access key ")
            .contains(rejection);
        assertThat(cli.out()).doesNotContain("FAILED", "testsecre");
      }
      assertThat(run.out()).contains("ERROR   CreateResellerUserQuota/call/valid");
      assertThat(Files.readString(directory.resolve("out/report.json")))
          .containsPattern("\"exchanges\" : [1-6],");
    }
  }

  /** If only one of two signatures fails, the target is at fault. */
  @Test
  void continuesIfOneSignatureWorks() throws Exception {
    try (ReferenceServer server = crooked("V3_COMPUTED_OTHERWISE")) {
      Cli run = Cli.run("--profile", profile(server, ""), "--only", "*/call/valid,*/style");

      assertThat(run.exit()).isEqualTo(ConformanceCommand.FINDINGS);
      assertThat(run.out())
          .contains("FAILED  CreateResellerUserQuota/call/valid")
          .doesNotContain("refuses the access key");
    }
  }

  @Test
  void exitsWithThreeForAnUnreachableTarget() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }

    Cli run = Cli.run("http://127.0.0.1:" + port);

    assertThat(run.exit()).isEqualTo(ConformanceCommand.UNREACHABLE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("127.0.0.1:" + port, "cannot be reached", "start the target");
  }

  @Test
  void exitsWithThreeForAnUnknownHost() {
    Cli run = Cli.run("http://no-such-host.invalid:8080");

    assertThat(run.exit()).isEqualTo(ConformanceCommand.UNREACHABLE);
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void exitsWithTwoForATargetWithoutProfile() {
    try (ReferenceServer server = new ReferenceServer()) {
      Cli run = Cli.run(server.uri().toString());

      assertThat(run.exit()).isEqualTo(ConformanceCommand.USAGE);
      assertThat(run.err())
          .contains("has no profile at /__admin/bss/profile", "--init-profile FILE");
    }
  }

  @Test
  void exitsWithFourForLowCoverage() throws Exception {
    String lean =
        """
        keys: {full: {id: testid, secret: testsecret}}
        owners: {fresh: 239000000-239999999}
        rateLimit: none
        """;
    String only = "CreateResellerUserQuota/caller,CreateResellerUserQuota/call/valid";
    try (ReferenceServer server = new ReferenceServer()) {
      String profile = file("lean.yaml", lean);
      String url = server.uri().toString();

      Cli certify = Cli.run(url, "--profile", profile, "--only", only, "--certify");
      Cli coverage = Cli.run(url, "--profile", profile, "--only", only, "--min-coverage", "99.9");
      Cli modest = Cli.run(url, "--profile", profile, "--only", only, "--min-coverage", "0");

      assertThat(certify.exit()).isEqualTo(ConformanceCommand.LOW_COVERAGE);
      assertThat(certify.out()).contains("but at least 100.0 % is required.", "keys.denied");
      assertThat(coverage.exit()).isEqualTo(ConformanceCommand.LOW_COVERAGE);
      assertThat(coverage.out()).contains("but at least 99.9 % is required.");
      assertThat(modest.exit()).isZero();
    }
  }

  @Test
  void exitsWithFourIfNothingWasExercised() throws Exception {
    String lean = "keys: {full: {id: testid, secret: testsecret}}\nrateLimit: none\n";
    try (ReferenceServer server = new ReferenceServer()) {
      String url = server.uri().toString();
      String only = "CreateResellerUserQuota/caller";

      Cli run = Cli.run(url, "--profile", file("lean.yaml", lean), "--only", only);

      assertThat(run.exit()).as(run.all()).isEqualTo(ConformanceCommand.LOW_COVERAGE);
      assertThat(run.out())
          .contains(url + ": no checks ran; ", " need: ")
          .contains("Nothing was exercised, so nothing is known about the target.");
    }
  }

  @Test
  void certifiesATargetThatProvidesEverything() throws Exception {
    try (ReferenceServer server = new ReferenceServer()) {
      Cli run =
          Cli.run(
              "--profile",
              profile(server, ""),
              "--certify",
              "--only",
              "CreateResellerUserQuota/call");

      assertThat(run.out()).contains("100.0 %");
      assertThat(run.exit()).isZero();
    }
  }

  @Test
  void reportsAllErrorsOfAProfile() throws Exception {
    String profile =
        file("bad.yaml", "target: ftp://nobody\nowner: {}\ntimeLimit: soon\npaid: maybe\n");

    Cli run = Cli.run("--profile", profile);

    assertThat(run.exit()).isEqualTo(ConformanceCommand.USAGE);
    assertThat(run.err())
        .contains("bad.yaml", "target", "owner", "timeLimit", "paid", "keys")
        .doesNotContain("\tat ");
    assertThat(run.err().lines()).hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void acceptsExpectedFailures() throws Exception {
    try (ReferenceServer server = crooked("ZERO_DURATION_SOLD")) {
      String profile = profile(server, "");
      String zero = SOME + "/zero";
      String known = file("known.txt", "# comment\n\n" + zero + " ticket 7\n");
      String stale = file("stale.txt", zero + " ticket 7\n" + SOME + "/letters ticket 8\n");
      String[] all = {"--profile", profile, "--only", zero + "," + SOME + "/letters"};

      Cli run = Cli.run(with(all, "--expected-failures", known));
      Cli passing = Cli.run(with(all, "--expected-failures", stale));

      assertThat(run.exit()).isZero();
      assertThat(run.out()).contains("KNOWN", "ticket 7");
      assertThat(passing.exit()).isEqualTo(ConformanceCommand.FINDINGS);
      assertThat(passing.out()).contains("ERROR", "(ticket 8), but it passes");
    }
  }

  @Test
  void reportsAllErrorsOfExpectedFailuresWithTheirLines() throws Exception {
    String text =
        "# known\nno/such/address reason\n"
            + SOME
            + "/zero\n\n"
            + SOME
            + "/letters a\n"
            + SOME
            + "/letters b\n";
    try (ReferenceServer server = new ReferenceServer()) {
      Cli run =
          Cli.run("--profile", profile(server, ""), "--expected-failures", file("bad.txt", text));
      Cli none =
          Cli.run("--profile", profile(server, ""), "--expected-failures", directory + "/none");

      assertThat(run.exit()).isEqualTo(ConformanceCommand.USAGE);
      assertThat(run.err().lines())
          .anyMatch(line -> line.contains("line 2: unknown obligation no/such/address"))
          .anyMatch(line -> line.contains("line 3: ") && line.contains("has no reason"))
          .anyMatch(line -> line.contains("line 6: ") && line.contains("is listed twice"));
      assertThat(none.exit()).isEqualTo(ConformanceCommand.USAGE);
      assertThat(none.err()).contains("cannot be read");
    }
  }

  @Test
  void writesThreeReports() throws Exception {
    Path reports = directory.resolve("a/b");
    try (ReferenceServer server = new ReferenceServer()) {
      Cli run =
          Cli.run("--profile", profile(server, ""), "--only", SOME, "--report", reports.toString());

      assertThat(run.exit()).isZero();
      assertThat(reports).isDirectoryContaining(file -> file.endsWith("report.json"));
      assertThat(reports.toFile().list())
          .containsExactlyInAnyOrder("report.json", "report.html", "junit.xml");
      assertThat(run.out()).contains(reports.resolve("report.html").toString());
    }
  }

  @Test
  void rejectsAFileAsReportDirectoryBeforeSending() throws Exception {
    String inTheWay = file("report", "mine");
    try (ServerSocket target = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Cli run = Cli.run("http://127.0.0.1:" + target.getLocalPort(), "--report", inTheWay);

      assertThat(run.exit()).isEqualTo(ConformanceCommand.USAGE);
      assertThat(run.err()).contains("--report " + inTheWay, "use another");
      assertThat(OfficialHostTest.wasCalled(target)).isFalse();
      assertThat(directory.resolve("report")).hasContent("mine");
    }
  }

  @Test
  void rejectsADirectoryAsReportFileBeforeSending() throws Exception {
    Files.createDirectories(directory.resolve("reports/junit.xml/mine"));
    try (ServerSocket target = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String reports = directory.resolve("reports").toString();
      Cli run = Cli.run("http://127.0.0.1:" + target.getLocalPort(), "--report", reports);

      assertThat(run.exit()).isEqualTo(ConformanceCommand.USAGE);
      assertThat(run.err()).contains("--report " + reports, "junit.xml", "use another");
      assertThat(OfficialHostTest.wasCalled(target)).isFalse();
    }
  }

  /** A summary file that is a directory stands for any error at the end. */
  @Test
  void printsTheSummaryIfAReportCannotBeWritten() throws Exception {
    Map<String, String> summary = Map.of("GITHUB_STEP_SUMMARY", directory.toString());
    try (ReferenceServer lawful = new ReferenceServer();
        ReferenceServer lying = crooked("ZERO_DURATION_SOLD")) {
      Cli kept = Cli.run(summary, false, "--profile", profile(lawful, ""), "--only", SOME);
      Cli broken = Cli.run(summary, false, "--profile", profile(lying, ""), "--only", SOME);

      assertThat(kept.exit()).isEqualTo(ConformanceCommand.USAGE);
      assertThat(broken.exit()).isEqualTo(ConformanceCommand.FINDINGS);
      for (Cli run : java.util.List.of(kept, broken)) {
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Verdicts", "A report cannot be written");
      }
    }
  }

  @Test
  void appendsToTheGithubSummary() throws Exception {
    String summary = file("summary.md", "before\n");
    try (ReferenceServer server = new ReferenceServer()) {
      Cli.run(
          Map.of("GITHUB_STEP_SUMMARY", summary),
          false,
          "--profile",
          profile(server, ""),
          "--only",
          SOME);

      assertThat(Path.of(summary))
          .content()
          .startsWith("before\n## BSS conformance\n")
          .contains("| Verdict |");
    }
  }

  @Test
  void redrawsProgressOnATerminalOnly() throws Exception {
    try (ReferenceServer server = crooked("ZERO_DURATION_SOLD")) {
      String[] args = {"--profile", profile(server, ""), "--only", SOME};

      assertThat(Cli.run(Map.of(), true, args).out()).contains("\r");
      assertThat(Cli.run(Map.of(), false, args).all()).doesNotContain("\u001b", "\r");
    }
  }

  @Test
  void usesTheRequestedFormSignatureAndFormat() {
    try (ReferenceServer server = withOwnProfile()) {
      String url = server.uri().toString();
      String only = "CreateResellerUserQuota/call";

      Cli run = Cli.run(url, "--only", only, "--signature", "V1", "--format", "xml");
      Cli bad = Cli.run(url, "--form", "soap");

      assertThat(run.exit()).isZero();
      assertThat(bad.exit()).isEqualTo(ConformanceCommand.USAGE);
      assertThat(bad.err()).contains("--form soap: use one of rpc, openapi");
    }
  }

  /** A stream that throws simulates a failure of the kit. */
  @Test
  void exitsWithSeventyIfTheKitFails() throws Exception {
    try (ReferenceServer server = new ReferenceServer()) {
      String profile = profile(server, "");
      java.io.PrintStream broken =
          new java.io.PrintStream(java.io.OutputStream.nullOutputStream()) {
            @Override
            public void println(String line) {
              throw new IllegalStateException("broken");
            }
          };
      var err = new java.io.ByteArrayOutputStream();

      int exit =
          Main.run(
              new String[] {"--profile", profile, "--only", SOME},
              broken,
              new java.io.PrintStream(err, true),
              Map.of(),
              false);

      assertThat(exit).isEqualTo(ConformanceCommand.KIT_FAILED);
      assertThat(err.toString()).startsWith("The kit itself failed. Please report this");
    }
  }

  private static String[] with(String[] args, String... more) {
    return java.util.stream.Stream.of(args, more)
        .flatMap(java.util.Arrays::stream)
        .toArray(String[]::new);
  }
}
