package io.github.bsskit.simulator.sdk;

import com.aliyun.bssopenapi20171214.Client;
import com.aliyun.tea.TeaModel;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles printed calls of the V2 client as users would. */
final class PrintedCalls implements AutoCloseable {

  private static final String HEAD =
      """
      import com.aliyun.bssopenapi20171214.Client;
      import com.aliyun.bssopenapi20171214.models.*;
      import com.aliyun.teautil.models.*;
      import java.util.Map;

      public final class Printed {
      """;

  private final List<String> calls;
  private final URLClassLoader loader;

  /** Compiles lines that each are an expression, with the client as {@code client}. */
  PrintedCalls(List<String> calls, Path directory) throws IOException {
    this.calls = List.copyOf(calls);
    StringBuilder source = new StringBuilder(HEAD);
    for (int i = 0; i < calls.size(); i++) {
      source.append(
          "public static Object call%d(Client client) throws Exception { return %s; }\n"
              .formatted(i, calls.get(i)));
    }
    Path file = Files.writeString(directory.resolve("Printed.java"), source.append("}\n"));
    compile(file, directory);
    loader = new URLClassLoader(new URL[] {directory.toUri().toURL()}, getClass().getClassLoader());
  }

  private static void compile(Path file, Path directory) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    List<String> options = new ArrayList<>(List.of("-d", directory.toString()));
    options.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      compiler
          .getTask(complaints, files, null, options, null, files.getJavaFileObjects(file))
          .call();
    }
    if (!complaints.toString().isEmpty()) {
      throw new AssertionError("a printed call does not compile: " + complaints);
    }
  }

  /** One of the calls, ready to be sent. */
  JavaV2Client.Written written(String call) {
    return client -> {
      Method method =
          loader.loadClass("Printed").getMethod("call" + calls.indexOf(call), Client.class);
      try {
        return (TeaModel) method.invoke(null, client);
      } catch (InvocationTargetException thrown) {
        throw (Exception) thrown.getCause();
      }
    };
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
