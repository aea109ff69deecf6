package io.github.bsskit.conformance.target;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.http.ConnectionClosedException;
import org.apache.http.HttpException;
import org.apache.http.MalformedChunkCodingException;
import org.apache.http.TruncatedChunkException;

/** The result of sending a request: a response, or the reason why there is none. */
public sealed interface WireResult {

  /** The HTTP status; 0 without a response. */
  int status();

  /** The body as text; empty without a response. */
  String bodyText();

  /** The parsed body; empty without a response. */
  Optional<ResponseDocument> document();

  /** The response for a reader, with status, headers and body; or why there is none. */
  String text();

  /** Whether the connection can be used for a further request. */
  boolean keepsConnection();

  /**
   * A response.
   *
   * @param status the HTTP status
   * @param headers in order, names as received
   * @param body its bytes
   * @param flaw what is wrong with its framing, if anything
   */
  record Received(
      int status, List<Map.Entry<String, String>> headers, byte[] body, Optional<String> flaw)
      implements WireResult {

    private static final int LONGEST_TEXT = 4000;

    /** Copies headers and body. */
    public Received {
      headers = List.copyOf(headers);
      body = body.clone();
    }

    /** The first header of a name, ignoring case. */
    public Optional<String> header(String name) {
      return headers.stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(Map.Entry::getValue)
          .findFirst();
    }

    @Override
    public String bodyText() {
      String text = new String(body, StandardCharsets.UTF_8);
      return text.length() > LONGEST_TEXT
          ? text.substring(0, LONGEST_TEXT)
              + "… ("
              + body.length
              + " bytes, sha256 "
              + RequestSigner.sha256(body).substring(0, 12)
              + ")"
          : text;
    }

    @Override
    public Optional<ResponseDocument> document() {
      return Optional.of(ResponseDocument.read(body));
    }

    @Override
    public String text() {
      StringBuilder text = new StringBuilder("HTTP " + status + "\n");
      headers.forEach(
          header ->
              text.append(header.getKey()).append(": ").append(header.getValue()).append('\n'));
      return text.append('\n').append(bodyText()).append('\n').toString();
    }

    @Override
    public boolean keepsConnection() {
      return !header("connection").map("close"::equalsIgnoreCase).orElse(false)
          && (header("content-length").isPresent() || header("transfer-encoding").isPresent());
    }
  }

  /** Why there is no response. */
  enum Cause {
    UNREACHABLE("not reachable"),
    TIMED_OUT("no response in time"),
    DROPPED("the connection was dropped"),
    TRUNCATED("the response is shorter than announced"),
    GARBLED("not HTTP"),
    ENDLESS("the response does not end");

    /**
     * The first that an exception is an instance of; any other I/O error is a dropped connection.
     */
    private static final Map<Class<? extends Exception>, Cause> BY_EXCEPTION =
        new LinkedHashMap<>();

    static {
      BY_EXCEPTION.put(SocketTimeoutException.class, TIMED_OUT);
      BY_EXCEPTION.put(BoundedInputStream.EndlessResponseException.class, ENDLESS);
      BY_EXCEPTION.put(ConnectException.class, UNREACHABLE);
      BY_EXCEPTION.put(UnknownHostException.class, UNREACHABLE);
      BY_EXCEPTION.put(ConnectionClosedException.class, TRUNCATED);
      BY_EXCEPTION.put(TruncatedChunkException.class, TRUNCATED);
      BY_EXCEPTION.put(MalformedChunkCodingException.class, TRUNCATED);
      BY_EXCEPTION.put(HttpException.class, GARBLED);
      BY_EXCEPTION.put(IOException.class, DROPPED);
    }

    private final String words;

    Cause(String words) {
      this.words = words;
    }
  }

  /**
   * No response.
   *
   * @param cause why
   * @param detail what was observed
   */
  record NoResponse(Cause cause, String detail) implements WireResult {

    /**
     * The result of a failed call.
     *
     * @param limit the time limit of the call
     * @throws IllegalStateException if the failure is neither one of I/O nor of HTTP
     */
    static NoResponse of(Throwable failure, Duration limit) {
      Cause cause =
          Cause.BY_EXCEPTION.entrySet().stream()
              .filter(entry -> entry.getKey().isInstance(failure))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElseThrow(() -> new IllegalStateException(failure));
      return cause == Cause.TIMED_OUT
          ? timedOut(limit)
          : new NoResponse(cause, String.valueOf(failure.getMessage()));
    }

    static NoResponse timedOut(Duration limit) {
      return new NoResponse(Cause.TIMED_OUT, limit.toMillis() + " ms");
    }

    @Override
    public int status() {
      return 0;
    }

    @Override
    public String bodyText() {
      return "";
    }

    @Override
    public Optional<ResponseDocument> document() {
      return Optional.empty();
    }

    @Override
    public String text() {
      return cause.words + ": " + detail + "\n";
    }

    @Override
    public boolean keepsConnection() {
      return false;
    }
  }
}
