package io.github.bsskit.simulator.third;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** A copy of the spec with one operation more, generated and compiled as the build would. */
final class ContractCopy {

  private static final Path SPEC = Path.of("..", "spec");
  private static final Path DOMAIN = Path.of("src/main/java/io/github/bsskit/simulator/domain");

  private final Path directory;

  ContractCopy(Path directory) throws IOException {
    this.directory = directory;
    mergeSpec();
    generate();
  }

  Path classes() {
    return directory.resolve("classes");
  }

  private void mergeSpec() throws IOException {
    YAMLMapper yaml = new YAMLMapper();
    ObjectNode spec = (ObjectNode) yaml.readTree(SPEC.resolve("openapi.yaml").toFile());
    JsonNode third = yaml.readTree(resource("operation.yaml"));
    ((ObjectNode) spec.get("paths")).setAll((ObjectNode) third.get("paths"));
    ((ObjectNode) spec.at("/components/schemas"))
        .setAll((ObjectNode) third.at("/components/schemas"));
    yaml.writeValue(directory.resolve("openapi.yaml").toFile(), spec);
  }

  private void generate() {
    Path generator = SPEC.resolve("generator");
    CodegenConfigurator configurator =
        CodegenConfigurator.fromFile(generator.resolve("config.yaml").toString());
    configurator
        .setGeneratorName("jaxrs-spec")
        .setInputSpec(directory.resolve("openapi.yaml").toString())
        .setTemplateDir(generator.resolve("templates").toString())
        .setIgnoreFileOverride(generator.resolve("ignore").toString())
        .setOutputDir(directory.resolve("generated").toString());
    new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
  }

  /**
   * Compiles the contract and the domain, the rest of the simulator being on the class path as it
   * is.
   *
   * @param quotaMethod goes into the service of the tag
   * @return what the compiler complained of; empty if it is content
   */
  String compile(String quotaMethod) throws IOException {
    Path service = DOMAIN.resolve("ResellerQuotaService.java");
    String source = Files.readString(service);
    int end = source.lastIndexOf('}');
    Path changed = directory.resolve("ResellerQuotaService.java");
    Files.writeString(changed, source.substring(0, end) + quotaMethod + "}\n");
    List<Path> sources = new ArrayList<>(List.of(changed));
    sources.addAll(javaFiles(SPEC.resolve("src/main/java")));
    sources.addAll(javaFiles(directory.resolve("generated")));
    javaFiles(DOMAIN).stream().filter(file -> !file.equals(service)).forEach(sources::add);
    return compile(sources);
  }

  private String compile(List<Path> sources) throws IOException {
    Files.createDirectories(classes());
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-d", classes().toString(), "-classpath", String.join(File.pathSeparator, rest()));
      compiler
          .getTask(
              complaints, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    return complaints.toString();
  }

  /** The class path of this test without the contract, so that the copy cannot be mixed with it. */
  static List<String> rest() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("bss-spec") && !entry.contains("spec" + File.separator))
        .toList();
  }

  static String resource(String name) throws IOException {
    try (InputStream in = ContractCopy.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<Path> javaFiles(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
