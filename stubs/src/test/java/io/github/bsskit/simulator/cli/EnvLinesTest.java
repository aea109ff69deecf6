package io.github.bsskit.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.NodeClients;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pastes the lines that {@code env} prints into programs that order a resource plan. */
class EnvLinesTest {

  private BssSimulator simulator;

  @TempDir private Path directory;

  @BeforeEach
  void start() {
    simulator = BssSimulator.start();
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          java-v1    | var r = new com.aliyuncs.bssopenapi.model.v20171214.CreateResourcePackageRequest();         | client.getAcsResponse(r);
          java-v2    | var r = new com.aliyun.bssopenapi20171214.models.CreateResourcePackageRequest();            | client.createResourcePackage(r);
          java-async | var r = com.aliyun.sdk.service.bssopenapi20171214.models.CreateResourcePackageRequest.builder(); | client.createResourcePackage(r.build()).get(); client.close();
          """)
  void javaLinesWork(String client, String request, String call) throws Exception {
    String lines = lines(client);
    boolean isBuilder = request.endsWith("builder();");
    String parameters =
        Map.of(
                "productCode", "\"ossbag\"",
                "packageType", "\"FPT_ossbag_absolute_Storage_sh\"",
                "specification", "\"40\"",
                "duration", "6")
            .entrySet()
            .stream()
            .map(set -> "r." + setter(set.getKey(), isBuilder) + "(" + set.getValue() + ");\n")
            .collect(Collectors.joining());
    String program =
        grep(lines, "import .*")
            + "public class Pasted {\n  public static void main(String[] args) throws Exception {\n"
            + grep(lines, "(?!import ).*")
            + request
            + parameters
            + call
            + "\n  }\n}\n";

    assertThat(compile(program)).isEmpty();
    run();

    assertThat(simulator.orders()).hasSize(1);
  }

  private static String setter(String name, boolean isBuilder) {
    return isBuilder ? name : "set" + name.substring(0, 1).toUpperCase() + name.substring(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          node     | client.createResourcePackage(new BssOpenApi.CreateResourcePackageRequest({ productCode: 'ossbag', packageType: 'FPT_ossbag_absolute_Storage_sh', specification: '40', duration: 6 }))
          node-pop | client.request('CreateResourcePackage', { ProductCode: 'ossbag', PackageType: 'FPT_ossbag_absolute_Storage_sh', Specification: '40', Duration: 6 }, { method: 'POST' })
          """)
  void nodeLinesWork(String client, String call) throws Exception {
    NodeClients.install();
    Path program =
        Files.writeString(
            NodeClients.PLACE.resolve("pasted-" + client + ".js"), lines(client) + call);

    String output = NodeClients.run("node", program.getFileName().toString());

    assertThat(simulator.orders()).as(output).hasSize(1);
  }

  @Test
  void shellLinesSetTheVariables() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "/bin/sh is missing");
    String lines =
        SdkClient.SHELL.lines(simulator.url(), "testid", "a\"b\\c$HOME`id`")
            + "printf '%s|' \"$ALIBABA_CLOUD_ACCESS_KEY_ID\" \"$ALIBABA_CLOUD_ACCESS_KEY_SECRET\""
            + " \"$BSS_ENDPOINT\" \"$BSS_PROTOCOL\"";

    assertThat(execute(directory, "/bin/sh", "-c", lines))
        .isEqualTo("testid|a\"b\\c$HOME`id`|" + simulator.endpoint() + "|http|");
  }

  private String lines(String client) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String[] arguments = {"env", "--client", client, "--url", simulator.url().toString()};
    int exitCode =
        SimulatorCommand.run(arguments, Map.of(), new PrintStream(out, true), System.err);
    assertThat(exitCode).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String grep(String lines, String pattern) {
    return lines.lines().filter(line -> line.matches(pattern)).collect(Collectors.joining("\n"))
        + "\n";
  }

  private String compile(String program) throws Exception {
    Path source = Files.writeString(directory.resolve("Pasted.java"), program);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-d", directory.toString(), "-classpath", System.getProperty("java.class.path"));
      compiler.getTask(errors, files, null, options, null, files.getJavaFileObjects(source)).call();
    }
    return errors.toString();
  }

  private void run() throws Exception {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
      loader
          .loadClass("Pasted")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    }
  }

  private static String execute(Path place, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(place.toFile()).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).as(output).isZero();
      return output;
    } finally {
      process.destroyForcibly();
    }
  }
}
