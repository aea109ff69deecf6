package io.github.bsskit.simulator.host;

import com.github.tomakehurst.wiremock.admin.AdminTask;
import com.github.tomakehurst.wiremock.common.NotWritableException;
import io.github.bsskit.simulator.control.ControlResponse;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.UrlEncoded;

/** Responses for requests that WireMock fails to process because of what they contain or need. */
final class WireMockFailure {

  /** WireMock reads escapes, charsets, parts and compressed bodies with these. */
  private static final List<String> READERS =
      List.of("java.net.", "java.nio.charset.", UrlEncoded.class.getPackageName() + ".");

  /** WireMock's admin API converts parameters with its own classes, which call Java's. */
  private static final String CONVERSIONS = AdminTask.class.getPackageName() + ".";

  private static final int CONVERSION_FRAMES = 6;

  private static final String FILE_UPLOAD = ".fileupload.";

  private static final String FILES = AdminGuard.ROOT + "/files";

  private WireMockFailure() {}

  /** The response on any path; empty if the request is not the reason, or WireMock did not fail. */
  static Optional<ControlResponse> response(Request request, String path) {
    if (!(request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof Throwable failure)) {
      return Optional.empty();
    }
    Throwable root = root(failure);
    if (root instanceof NotWritableException && path.startsWith(AdminGuard.ROOT)) {
      return Optional.of(
          path.startsWith(FILES)
              ? ControlResponse.notFound(root.getMessage())
              : ControlResponse.error(
                  HttpStatus.INTERNAL_SERVER_ERROR_500, "Server Error", root.getMessage()));
    }
    boolean isInvalid =
        isUnreadable(failure)
            || path.startsWith(AdminGuard.ROOT)
                && (root instanceof IllegalArgumentException
                    || root instanceof NullPointerException);
    return isInvalid ? Optional.of(invalid(root)) : Optional.empty();
  }

  /** Whether the response tells all about a failure, so that its stack trace is not needed. */
  static boolean isExplained(Throwable failure) {
    Throwable root = root(failure);
    return root instanceof NotWritableException || isUnreadable(failure);
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /** Whether an error or one of its causes is of what reads a request. */
  private static boolean isUnreadable(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(WireMockFailure::isOfReader);
  }

  private static boolean isOfReader(Throwable failure) {
    if (failure instanceof URISyntaxException
        || failure instanceof CharacterCodingException
        || failure instanceof ZipException
        || failure.getClass().getName().contains(FILE_UPLOAD)) {
      return true;
    }
    StackTraceElement[] trace = failure.getStackTrace();
    return failure instanceof IllegalArgumentException
        && (Stream.of(trace)
                .limit(1)
                .anyMatch(frame -> READERS.stream().anyMatch(frame.getClassName()::startsWith))
            || Stream.of(trace)
                .limit(CONVERSION_FRAMES)
                .anyMatch(frame -> frame.getClassName().startsWith(CONVERSIONS)));
  }

  private static ControlResponse invalid(Throwable root) {
    String reason = root instanceof NullPointerException ? "a value is missing" : root.getMessage();
    return ControlResponse.badRequest(
        "WireMock cannot process the request ("
            + reason
            + "): check escapes, Content-Type, Content-Encoding and the body");
  }
}
