package io.github.bsskit.conformance;

import io.github.bsskit.conformance.check.Result;
import io.github.bsskit.conformance.check.Verdict;
import io.github.bsskit.conformance.report.RunReport;
import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.conformance.target.ProfileFile;
import io.github.bsskit.rulebook.Rulebook;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run of the kit within a test; over sockets alone, since the HTTP library starts slowly. */
record TestRunResult(RunReport report, List<String> notices) {

  static final Rulebook RULEBOOK = Rulebook.load();

  static TestRunResult run(URI url, String profile, RunOptions settings) {
    return run(RULEBOOK, ProfileFile.read("profile", profile, Optional.of(url)), settings);
  }

  static TestRunResult run(Rulebook rulebook, Profile profile, RunOptions settings) {
    List<String> notices = new ArrayList<>();
    Session session =
        new Session(
            rulebook,
            profile,
            settings,
            new Session.Progress() {
              @Override
              public void done(Result result, int done, int all) {
                // It is in the report.
              }

              @Override
              public void notice(String line) {
                notices.add(line);
              }
            });
    return new TestRunResult(session.run(), notices);
  }

  /** The text of the contract. */
  static String spec() throws IOException {
    try (InputStream in =
        Rulebook.class.getResourceAsStream("/io/github/bsskit/contract/openapi.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Four concurrent obligations; {@link JobsTest} shows that the result does not depend on it. */
  static RunOptions settings(int tries, String... only) {
    return new RunOptions(List.of(only), 7, tries, 4, false, Map.of());
  }

  List<String> addresses(Verdict verdict) {
    return report.with(verdict).stream().map(result -> result.obligation().address()).toList();
  }

  /** The findings with their facts, for a message. */
  List<String> findings() {
    return report.results().stream()
        .filter(result -> result.verdict() == Verdict.FAILED || result.verdict() == Verdict.ERROR)
        .map(
            result ->
                result.obligation().address()
                    + " "
                    + result.finding().map(Object::toString).orElse(result.reason()))
        .toList();
  }

  /** Obligations that were not exercised, with reasons. */
  List<String> notExercised() {
    return report.with(Verdict.NOT_EXERCISED).stream()
        .filter(result -> !result.obligation().isAboutGatewayError())
        .map(result -> result.obligation().address() + ": " + result.reason())
        .toList();
  }
}
