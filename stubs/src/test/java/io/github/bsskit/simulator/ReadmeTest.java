package io.github.bsskit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The program in the README compiles and does what it says. */
@Tag("http")
@Isolated("it replaces System.out")
class ReadmeTest {

  private static final Pattern PROGRAM =
      Pattern.compile("```java\\n(import .*?)```", Pattern.DOTALL);

  @TempDir private Path directory;

  @Test
  void itsProgramOrdersAResourcePlan() throws Exception {
    Matcher program = PROGRAM.matcher(Files.readString(Path.of("..", "README.md")));
    assertThat(program.find()).isTrue();
    Path source = Files.writeString(directory.resolve("Example.java"), program.group(1));

    String complaints = compile(source);
    String output = run();

    assertThat(complaints).isEmpty();
    assertThat(output).matches("Success, order [0-9]{19}, 1 order\\R");
  }

  private String compile(Path source) throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-d", directory.toString(), "-classpath", System.getProperty("java.class.path"));
      compiler
          .getTask(complaints, files, null, options, null, files.getJavaFileObjects(source))
          .call();
    }
    return complaints.toString();
  }

  private String run() throws Exception {
    PrintStream console = System.out;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
      System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
      loader
          .loadClass("Example")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(console);
    }
    return written.toString(StandardCharsets.UTF_8);
  }
}
