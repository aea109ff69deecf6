package io.github.bsskit.conformance.obligation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The text of the spec, and changed copies of it. */
final class SpecText {

  private static final Path SPEC = Path.of("..", "spec", "openapi.yaml");
  private static final Path THIRD =
      Path.of("..", "stubs/src/test/resources/io/github/bsskit/simulator/third/operation.yaml");

  private SpecText() {}

  static String asItIs() {
    return text(SPEC);
  }

  /** With a third operation, as merged by {@code ContractCopy} of the simulator's tests. */
  static String withAThirdOperation() {
    Map<String, Object> spec = tree(text(SPEC));
    Map<String, Object> third = tree(text(THIRD));
    below(spec, "paths").putAll(below(third, "paths"));
    below(below(spec, "components"), "schemas")
        .putAll(below(below(third, "components"), "schemas"));
    return new Yaml().dump(spec);
  }

  /** With the first occurrence of a text replaced; the text must exist. */
  static String replaced(String right, String wrong) {
    String spec = asItIs();
    int at = spec.indexOf(right);
    if (at < 0) {
      throw new AssertionError("the spec no longer has: " + right);
    }
    return spec.substring(0, at) + wrong + spec.substring(at + right.length());
  }

  static Map<String, Object> tree(String yaml) {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    return new Yaml(new SafeConstructor(strict)).load(yaml);
  }

  @SuppressWarnings("unchecked") // a spec's keys are texts
  static Map<String, Object> below(Map<String, Object> tree, String key) {
    Object value = tree.get(key);
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
