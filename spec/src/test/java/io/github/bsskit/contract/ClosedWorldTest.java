package io.github.bsskit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A domain class that returns an undocumented result does not compile. */
class ClosedWorldTest {

  private static final String DOMAIN_CLASS =
      """
      package somewhere.else_;
      import io.github.bsskit.contract.*;
      final class Plans implements ResourcePackageApi {
        record Receipt() implements Body {
          public void writeTo(BodyWriter out, String requestId) {}
        }
        @Override
        public Reply<CreateResourcePackageResponse, CreateResourcePackageError> createResourcePackage(
            Caller caller, CreateResourcePackageRequest request) {
          return
              %s;
        }
      }
      """;

  private static final int LINE_OF_THE_REPLY = 11;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Reply.failure(CreateResourcePackageError.PRODUCT_NOT_FOUND)",
        "Reply.success(new CreateResourcePackageResponse(1, new OrderedPackage(1, \"i\")))"
      })
  void compilesADocumentedReply(String reply) {
    assertThat(compile(reply)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "an error of the gateway"
            + "| Reply.failure(GatewayError.THROTTLING_USER)"
            + "| compiler.err.cant.apply.symbol",
        "an error of the other operation"
            + "| Reply.failure(ResellerQuotaApi.CreateResellerUserQuotaError.PARAMETER_ERROR)"
            + "| compiler.err.prob.found.req",
        "an error by its code"
            + "| Reply.failure(\"QuotaExceeded\")"
            + "| compiler.err.cant.apply.symbol",
        "an error that the page does not list"
            + "| Reply.failure(CreateResourcePackageError.QUOTA_EXCEEDED)"
            + "| compiler.err.cant.resolve.location",
        "an error created in place| Reply.failure(new CreateResourcePackageError(400, \"Code\","
            + " \"Text\", Cause.FAULT))| compiler.err.enum.cant.be.instantiated",
        "a body of its own" + "| Reply.success(new Receipt())" + "| compiler.err.prob.found.req",
        "the success of the other operation"
            + "| Reply.success(new CreateResellerUserQuotaResponse())"
            + "| compiler.err.prob.found.req",
        "a success with a message of its own"
            + "| Reply.success(new CreateResourcePackageResponse(\"Thanks!\", 1,"
            + " new OrderedPackage(1, \"i\")))"
            + "| compiler.err.cant.apply.symbol",
        "a success without an order"
            + "| Reply.success(new CreateResourcePackageResponse())"
            + "| compiler.err.cant.apply.symbol",
        "a reply that is neither success nor error"
            + "| new Reply<CreateResourcePackageResponse, CreateResourcePackageError>() {}"
            + "| compiler.err.local.classes.cant.extend.sealed"
      })
  void doesNotCompile(String what, String reply, String compilerError) {
    assertThat(compile(reply))
        .as(what)
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.getLineNumber()).isEqualTo(LINE_OF_THE_REPLY);
              assertThat(error.getCode()).startsWith(compilerError);
            });
  }

  @Test
  void reportsTheTypeOfAGatewayError() {
    assertThat(compile("Reply.failure(GatewayError.THROTTLING_USER)"))
        .singleElement()
        .extracting(error -> error.getMessage(Locale.ENGLISH))
        .asString()
        .contains("GatewayError");
  }

  /** The compiler errors of a domain class that returns a reply. */
  private static List<Diagnostic<? extends JavaFileObject>> compile(String reply) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<String> options = List.of("-proc:none", "-classpath", contractClasses().toString());
    boolean compiled;
    try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, null)) {
      List<Source> sources = List.of(new Source(DOMAIN_CLASS.formatted(reply)));
      JavaFileManager inMemory = new InMemoryFiles(files);
      compiled = compiler.getTask(null, inMemory, diagnostics, options, null, sources).call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Diagnostic<? extends JavaFileObject>> errors =
        diagnostics.getDiagnostics().stream()
            .<Diagnostic<? extends JavaFileObject>>map(diagnostic -> diagnostic)
            .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
            .toList();
    assertThat(errors.isEmpty()).as("no errors, according to the compiler").isEqualTo(compiled);
    return errors;
  }

  private static Path contractClasses() {
    try {
      return Path.of(Reply.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    private Source(String text) {
      super(URI.create("string:///somewhere/else_/Plans.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class InMemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {

    private InMemoryFiles(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
        @Override
        public OutputStream openOutputStream() {
          return new ByteArrayOutputStream();
        }
      };
    }
  }
}
