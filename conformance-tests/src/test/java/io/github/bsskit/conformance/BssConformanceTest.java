package io.github.bsskit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bsskit.conformance.crooked.Crooked;
import io.github.bsskit.conformance.crooked.ReferenceServer;
import io.github.bsskit.conformance.crooked.Variant;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** The kit as JUnit tests in another build. */
class BssConformanceTest {

  private static final String ZERO = "CreateResourcePackage/Duration/malformed/zero";
  private static final String LETTERS = "CreateResourcePackage/Duration/malformed/letters";

  @TempDir private Path directory;

  private Path profile(ReferenceServer server) throws IOException {
    return file("target.yaml", "target: " + server.uri() + "\n" + server.profile());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  /** Runs tests in order, as JUnit does; returns what each threw, by name. */
  private static Map<String, Throwable> run(BssConformance kit) {
    Map<String, Throwable> outcomes = new LinkedHashMap<>();
    List<DynamicTest> tests = new ArrayList<>(kit.tests().toList());
    for (DynamicTest test : tests) {
      Throwable thrown = null;
      try {
        test.getExecutable().execute();
      } catch (Throwable e) {
        thrown = e;
      }
      outcomes.put(test.getDisplayName(), thrown);
    }
    return outcomes;
  }

  private static ReferenceServer crooked() {
    return Crooked.all().stream()
        .filter(crooked -> crooked.name().equals("ZERO_DURATION_SOLD"))
        .findFirst()
        .orElseThrow()
        .variant()
        .start();
  }

  @Test
  void passesForAConformingTarget() {
    Variant lawful = new Variant("serves its profile", behaviour -> {});
    try (ReferenceServer server = lawful.startServingProfile()) {
      Map<String, Throwable> outcomes =
          run(BssConformance.of(server.uri()).only("CreateResourcePackage/Duration").tries(2));

      assertThat(outcomes).containsKeys(ZERO, LETTERS);
      assertThat(outcomes.values()).containsOnlyNulls();
    }
  }

  @Test
  void failsWithRequestAndResponse() throws Exception {
    try (ReferenceServer server = crooked()) {
      Map<String, Throwable> outcomes =
          run(BssConformance.withProfile(profile(server)).only(ZERO, LETTERS));

      assertThat(outcomes.get(ZERO))
          .isInstanceOf(AssertionFailedError.class)
          .hasMessageContaining("expected: ")
          .hasMessageContaining("but was: 200 (success)")
          .hasMessageContaining("Duration=0")
          .hasMessageContaining("HTTP 200\n")
          .hasMessageContaining("repeat: bss-conformance call CreateResourcePackage ");
      assertThat(outcomes.get(LETTERS)).isNull();
    }
  }

  @Test
  void abortsKnownFailuresAndWhatIsNotExercised() throws Exception {
    Path known = file("known.txt", ZERO + " ticket 7\n");
    try (ReferenceServer server = crooked()) {
      Path lean = file("lean.yaml", server.profile().replaceAll("(?m)^  denied: .*\\n", ""));

      Map<String, Throwable> outcomes =
          run(
              BssConformance.withProfile(lean)
                  .at(server.uri())
                  .only(ZERO, "CreateResellerUserQuota/caller")
                  .expectedFailures(known));

      assertThat(outcomes.get(ZERO))
          .isInstanceOf(TestAbortedException.class)
          .hasMessageContaining("known: ticket 7");
      assertThat(outcomes.values())
          .anySatisfy(
              thrown ->
                  assertThat(thrown)
                      .isInstanceOf(TestAbortedException.class)
                      .hasMessageContaining("not exercised: keys.denied"));
    }
  }

  @Test
  void failsWhereAnExpectedFailurePasses() throws Exception {
    Path stale = file("stale.txt", LETTERS + " ticket 8\n");
    try (ReferenceServer server = crooked()) {
      Map<String, Throwable> outcomes =
          run(BssConformance.withProfile(profile(server)).only(LETTERS).expectedFailures(stale));

      assertThat(outcomes.get(LETTERS)).hasMessageContaining("(ticket 8), but it passes");
    }
  }

  @Test
  void writesReportsAfterTheLastTest() throws Exception {
    Path reports = directory.resolve("reports");
    try (ReferenceServer server = crooked()) {
      List<DynamicTest> tests =
          BssConformance.withProfile(profile(server))
              .only(LETTERS)
              .seed(77)
              .report(reports)
              .tests()
              .toList();
      for (DynamicTest test : tests.subList(0, tests.size() - 1)) {
        execute(test);
      }
      assertThat(reports).isEmptyDirectory();

      execute(tests.get(tests.size() - 1));

      assertThat(reports.resolve("report.json")).content().contains("\"seed\" : \"77\"", LETTERS);
      assertThat(reports.resolve("junit.xml")).exists();
      assertThat(reports.resolve("report.html")).exists();
    }
  }

  private static void execute(DynamicTest test) throws Exception {
    try {
      test.getExecutable().execute();
    } catch (Throwable e) {
      throw new IllegalStateException(test.getDisplayName(), e);
    }
  }

  @Test
  void rejectsInvalidInput() throws Exception {
    try (ReferenceServer server = new ReferenceServer()) {
      BssConformance good = BssConformance.withProfile(profile(server));
      Path bad = file("bad.yaml", "owner: 1\n");
      Path unknown = file("unknown.txt", "no/such why\n");
      Path inTheWay = file("inTheWay", "");

      assertRejected(good.tries(0), "tries 0");
      assertRejected(good.only("no/such"), "only no/such matches no obligation");
      assertRejected(good.expectedFailures(unknown), "line 1: unknown obligation no/such");
      assertRejected(good.expectedFailures(directory.resolve("none")), "cannot be read");
      assertRejected(good.report(inTheWay), "use another");
      assertRejected(BssConformance.withProfile(bad), "owner");
      assertRejected(BssConformance.withProfile(directory.resolve("none")), "cannot be read");
      assertRejected(BssConformance.of(server.uri()), "has no profile at /__admin/bss/profile");
      assertRejected(
          BssConformance.of(URI.create("ftp://127.0.0.1")), "without http:// or https://");
    }
  }

  private static void assertRejected(BssConformance kit, String words) {
    assertThatThrownBy(kit::tests)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @Test
  void reportsAnUnreachableTarget() throws Exception {
    URI nobody;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://127.0.0.1:" + closed.getLocalPort());
    }

    assertThatThrownBy(() -> BssConformance.of(nobody).tests())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(nobody + " cannot be reached: ");
  }
}
