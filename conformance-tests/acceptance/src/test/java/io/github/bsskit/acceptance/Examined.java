package io.github.bsskit.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.conformance.BssConformance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** The report.json of the kit about a target. */
record Examined(JsonNode report) {

  /**
   * Runs the kit's tests as JUnit does, in their order.
   *
   * @param reports where the kit writes its reports
   */
  static Examined by(BssConformance kit, Path reports) throws IOException {
    for (DynamicTest test : kit.report(reports).tests().toList()) {
      execute(test);
    }
    return in(reports);
  }

  private static void execute(DynamicTest test) {
    try {
      test.getExecutable().execute();
    } catch (AssertionFailedError | TestAbortedException | IllegalStateException shown) {
      // the report has it
    } catch (Throwable e) {
      throw new IllegalStateException(test.getDisplayName(), e);
    }
  }

  /** Reads what a run has written. */
  static Examined in(Path reports) throws IOException {
    return new Examined(new ObjectMapper().readTree(reports.resolve("report.json").toFile()));
  }

  /** The results in their order. */
  List<JsonNode> results() {
    return StreamSupport.stream(report.get("results").spliterator(), false).toList();
  }

  /**
   * The addresses of some obligations.
   *
   * @param verdict as reports spell it, {@code not-exercised}
   */
  List<String> addresses(String verdict) {
    return with(verdict).map(result -> result.get("address").asText()).toList();
  }

  /** What is wrong, each with its facts, for a message. */
  List<String> findings() {
    return Stream.concat(with("failed"), with("error"))
        .map(
            result ->
                result.get("address").asText()
                    + " "
                    + result.get("reason").asText()
                    + result.get("facts"))
        .toList();
  }

  private Stream<JsonNode> with(String verdict) {
    return results().stream().filter(result -> result.get("verdict").asText().equals(verdict));
  }

  /** How much of what may be demanded was exercised, in percent. */
  double coverage() {
    return report.get("coverage").asDouble();
  }
}
