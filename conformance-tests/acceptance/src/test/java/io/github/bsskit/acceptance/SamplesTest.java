package io.github.bsskit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The site's samples in Java and for Node, run with the official clients against a simulator. */
class SamplesTest {

  private static final List<String> OPERATIONS =
      List.of("CreateResellerUserQuota", "CreateResourcePackage");

  static Stream<SampleProgram> samples() {
    return OPERATIONS.stream()
        .flatMap(
            operation ->
                Stream.of("java-v1", "java-v2", "node-v2", "node-pop")
                    .map(id -> new SampleProgram(operation, id)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void makesTheTwoCalls(SampleProgram sample) throws Exception {
    new SampleCheck(sample, Map.of()).makesTheTwoCalls();
  }

  @ParameterizedTest
  @ValueSource(strings = {"java-v1", "java-v2", "node-v2", "node-pop"})
  void reportsAnExistingRecord(String id) throws Exception {
    SampleProgram sample = new SampleProgram("CreateResellerUserQuota", id);

    new SampleCheck(sample, Map.of()).reportsAnExistingRecord();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void endsIfTheResponseIsLost(SampleProgram sample) throws Exception {
    new SampleCheck(sample, Map.of()).endsIfTheResponseIsLost();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void failsWithAnUnknownKey(SampleProgram sample) throws Exception {
    new SampleCheck(sample, Map.of()).failsWithAnUnknownKey();
  }

  /** Its client is not installed here, but the language is known to be Python. */
  @ParameterizedTest
  @ValueSource(strings = {"CreateResellerUserQuota", "CreateResourcePackage"})
  void isPython(String operation) throws Exception {
    SampleProgram sample = new SampleProgram(operation, "python");
    Programs.need("python3");

    String parse = "import ast, sys; ast.parse(open(sys.argv[1], encoding='utf-8').read())";
    SampleProgram.Ended ended =
        sample.run(
            List.of("python3", "-c", parse, sample.file().toAbsolutePath().toString()), Map.of());

    assertThat(ended.exit()).as(ended.output()).isZero();
  }
}
