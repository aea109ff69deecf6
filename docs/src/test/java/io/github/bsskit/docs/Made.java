package io.github.bsskit.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.yaml.snakeyaml.Yaml;

/** A generated site, shared by all tests, with its parsed pages. */
final class Made {

  static final Path SPEC = Path.of("../spec/openapi.yaml");

  private static final Path THIRD =
      Path.of("../stubs/src/test/resources/io/github/bsskit/simulator/third/operation.yaml");

  private static Made ours;
  private static Made withAThird;

  private final Path folder;
  private final List<String> missing;
  private final Map<Path, Document> read = new LinkedHashMap<>();

  private Made(String yaml, Path folder) throws IOException {
    this.folder = folder;
    this.missing = new Site(yaml).write(folder);
  }

  /** The site of this project's spec. */
  static synchronized Made ours() throws IOException {
    if (ours == null) {
      ours = new Made(Files.readString(SPEC), Path.of("target/made/ours"));
    }
    return ours;
  }

  /** The site of a copy of the spec with a third operation, which has no Chinese texts. */
  static synchronized Made withAThird() throws IOException {
    if (withAThird == null) {
      withAThird = new Made(specWithAThird("x-missing"), Path.of("target/made/third"));
    }
    return withAThird;
  }

  /**
   * A copy of the spec with a third operation.
   *
   * @param missing replaces the extension {@code x-missing} of that operation
   */
  static String specWithAThird(String missing) throws IOException {
    Map<String, Object> spec = new Yaml().load(Files.readString(SPEC));
    Map<String, Object> more =
        new Yaml().load(Files.readString(THIRD).replace("x-missing", missing));
    below(spec, "paths").putAll(below(more, "paths"));
    below(below(spec, "components"), "schemas").putAll(below(below(more, "components"), "schemas"));
    return new Yaml().dump(spec);
  }

  @SuppressWarnings("unchecked") // the keys of a spec are strings
  private static Map<String, Object> below(Map<String, Object> tree, String key) {
    return (Map<String, Object>) tree.get(key);
  }

  Path folder() {
    return folder;
  }

  /** The missing translations. */
  List<String> missing() {
    return missing;
  }

  synchronized Document page(String file) {
    return read.computeIfAbsent(folder.resolve(file).normalize(), Made::parsed);
  }

  private static Document parsed(Path file) {
    try {
      return Jsoup.parse(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All files with an ending, relative to the site. */
  List<String> files(String ending) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(file -> file.toString().endsWith(ending))
          .forEach(file -> found.add(folder.relativize(file).toString()));
    }
    return found;
  }

  String text(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }
}
