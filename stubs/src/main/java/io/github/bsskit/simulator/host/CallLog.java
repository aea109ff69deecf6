package io.github.bsskit.simulator.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.simulator.api.LogFormat;
import io.github.bsskit.simulator.gateway.CallOutcome;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import io.github.bsskit.simulator.world.PrintableText;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes a line for each call and each event, without query, body and credentials: they may contain
 * signatures, tokens and customer data.
 */
public final class CallLog {

  private static final int MAX_SHOWN = 64;
  private static final long NANOS_PER_MICROSECOND = 1_000;
  private static final double MICROSECONDS_PER_MILLISECOND = 1_000;

  private final LogFormat format;
  private final QueuedOutput out;

  /** Creates a log with a format and a stream to write to, for which calls do not wait. */
  public CallLog(LogFormat format, PrintStream out) {
    this.format = format;
    this.out = QueuedOutput.of(out);
  }

  /**
   * Writes the line of a call.
   *
   * @param simulator the name of the simulator
   * @param nanos how long the call took
   */
  void write(Instant time, String simulator, long nanos, RawRequest request, RawResponse response) {
    out.println(
        format == LogFormat.JSON
            ? json(time, simulator, nanos, request, response)
            : text(time, request, response));
  }

  /**
   * Writes a line of something that is not a call.
   *
   * @param event its name, for programs
   * @param detail for people; may have any characters
   */
  void event(Instant time, String simulator, String event, String detail) {
    String shown = PrintableText.line(detail);
    if (format == LogFormat.TEXT) {
      out.println(time + " " + event + ": " + shown);
      return;
    }
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", time.toString());
    line.put("simulator", simulator);
    line.put("event", event);
    line.put("detail", shown);
    out.println(json(line));
  }

  /** Waits until the lines so far are written, but not longer than a limit. */
  void drain(Duration limit) {
    out.drain(limit);
  }

  private static String text(Instant time, RawRequest request, RawResponse response) {
    CallOutcome outcome = response.outcome();
    StringBuilder line = new StringBuilder(160);
    line.append(time)
        .append(' ')
        .append(word(request.method()))
        .append(' ')
        .append(word(request.path()));
    line.append(' ').append(word(outcome.action())).append(" -> ").append(response.status());
    line.append(' ').append(outcome.code()).append(' ').append(outcome.requestId());
    return line.append(fault(response)).toString();
  }

  private static String json(
      Instant time, String simulator, long nanos, RawRequest request, RawResponse response) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", time.toString());
    line.put("simulator", simulator);
    line.put("method", shown(request.method()));
    line.put("path", shown(request.path()));
    line.put("action", shown(response.outcome().action()));
    line.put("status", response.status());
    line.put("code", response.outcome().code());
    line.put("requestId", response.outcome().requestId());
    line.put("milliseconds", nanos / NANOS_PER_MICROSECOND / MICROSECONDS_PER_MILLISECOND);
    response.outcome().fault().ifPresent(fault -> line.put("fault", PrintableText.line(fault)));
    if (response.delivery().isLost()) {
      line.put("answerLost", true);
    }
    return json(line);
  }

  private static String json(Map<String, Object> line) {
    try {
      return Json.MAPPER.writeValueAsString(line);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Explains a line that differs from what the client received. */
  private static String fault(RawResponse response) {
    String fault =
        response.outcome().fault().map(word -> ", fault " + PrintableText.line(word)).orElse("");
    return fault + (response.delivery().isLost() ? ", response lost" : "");
  }

  /** Limits text from the client to one short line. What could not be parsed is empty. */
  private static String shown(String text) {
    if (text.isEmpty()) {
      return "-";
    }
    return PrintableText.line(text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN));
  }

  /** Escapes spaces, too: they separate the words of a line. */
  private static String word(String text) {
    return shown(text).replace(" ", "\\u0020");
  }

  /** Loads Jackson, which takes a while, only if JSON is written. */
  private static final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();
  }
}
