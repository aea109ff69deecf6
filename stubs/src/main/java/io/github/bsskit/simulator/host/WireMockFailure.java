package io.github.bsskit.simulator.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.admin.AdminTask;
import com.github.tomakehurst.wiremock.common.NotWritableException;
import com.github.tomakehurst.wiremock.security.NotAuthorisedException;
import io.github.bsskit.simulator.control.ControlResponse;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipException;
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

  private static final int MAX_NAME_BYTES = 255;

  private static final String FILES = AdminGuard.ROOT + "/files";

  private WireMockFailure() {}

  /** The response on any path; empty if the request is not the reason, or WireMock did not fail. */
  static Optional<ControlResponse> response(Request request, String path) {
    if (!(request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof Throwable failure)
        || MalformedRequest.isFailureOf(request)) {
      return Optional.empty();
    }
    Throwable root = root(failure);
    if (root instanceof NotWritableException && path.startsWith(AdminGuard.ROOT)) {
      return Optional.of(
          path.startsWith(FILES)
              ? ControlResponse.notFound(root.getMessage())
              : ControlResponse.badRequest(root.getMessage()));
    }
    if (path.startsWith(FILES) && isOfFileName(failure, root)) {
      return Optional.of(
          ControlResponse.badRequest(
              "invalid file name: use the name of a file in the folder __files of --root-dir, such"
                  + " as /__admin/files/a/b.json, not a directory or a path outside of it, and at"
                  + " most 255 bytes for each part"));
    }
    boolean isInvalid =
        isUnreadable(failure)
            || path.startsWith(AdminGuard.ROOT)
                && (root instanceof IllegalArgumentException
                    || root instanceof NullPointerException);
    return isInvalid ? Optional.of(invalid(root)) : Optional.empty();
  }

  /** Whether a line tells all about a failure, so that its stack trace is not needed. */
  static boolean isExplained(Throwable failure) {
    Throwable root = root(failure);
    return root instanceof NotWritableException
        || root instanceof NotAuthorisedException
        || root instanceof IOException
        || root instanceof IllegalArgumentException
        || isUnreadable(failure);
  }

  /**
   * Whether a name leads out of the directory, to a directory or through a file, or is too long.
   */
  private static boolean isOfFileName(Throwable failure, Throwable root) {
    return failure instanceof NotAuthorisedException
        || root instanceof NotAuthorisedException
        || root instanceof FileAlreadyExistsException
        || root instanceof NotDirectoryException
        || root instanceof FileSystemException file && isUnusable(Path.of(file.getFile()));
  }

  private static boolean isUnusable(Path file) {
    return Files.isDirectory(file)
        || StreamSupport.stream(file.spliterator(), false)
            .anyMatch(part -> part.toString().getBytes(UTF_8).length > MAX_NAME_BYTES);
  }

  /** The first cause. */
  static Throwable root(Throwable failure) {
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
