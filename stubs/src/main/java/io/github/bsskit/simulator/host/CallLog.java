package io.github.bsskit.simulator.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.simulator.api.LogFormat;
import io.github.bsskit.simulator.gateway.CallOutcome;
import io.github.bsskit.simulator.gateway.RawRequest;
import io.github.bsskit.simulator.gateway.RawResponse;
import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes a line for each call. Neither queries nor bodies nor credentials are written: a signature,
 * a token and a customer's data may be in them.
 */
public final class CallLog {

  private static final int MOST_SHOWN = 64;

  private final LogFormat format;
  private final PrintStream out;

  /** A log that writes in a format to a stream. */
  public CallLog(LogFormat format, PrintStream out) {
    this.format = format;
    this.out = out;
  }

  void write(Instant time, RawRequest call, RawResponse answer) {
    if (format == LogFormat.JSON) {
      out.println(json(time, call, answer));
    } else {
      out.println(text(time, call, answer));
    }
  }

  private static String text(Instant time, RawRequest call, RawResponse answer) {
    CallOutcome outcome = answer.outcome();
    StringBuilder line = new StringBuilder(160);
    line.append(time).append(' ').append(printable(call.method())).append(' ').append(call.path());
    line.append(' ').append(printable(outcome.action())).append(" -> ").append(answer.status());
    line.append(' ').append(outcome.code()).append(' ').append(outcome.requestId());
    return line.append(fault(answer)).toString();
  }

  private static String json(Instant time, RawRequest call, RawResponse answer) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", time.toString());
    line.put("method", printable(call.method()));
    line.put("path", call.path());
    line.put("action", printable(answer.outcome().action()));
    line.put("status", answer.status());
    line.put("code", answer.outcome().code());
    line.put("requestId", answer.outcome().requestId());
    answer.outcome().fault().ifPresent(fault -> line.put("fault", fault));
    if (answer.delivery().isLost()) {
      line.put("answerLost", true);
    }
    try {
      return Json.MAPPER.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers can be written as JSON", e);
    }
  }

  /** What nobody would understand otherwise: the caller was not told what stands in the line. */
  private static String fault(RawResponse answer) {
    String met = answer.outcome().fault().map(fault -> ", a fault " + shown(fault)).orElse("");
    return met + (answer.delivery().isLost() ? ", answer lost" : "");
  }

  private static String shown(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  /** What a caller chose may hold anything; a log line holds one line of it. */
  private static String printable(String text) {
    if (text.isEmpty()) {
      return "-";
    }
    StringBuilder plain = new StringBuilder(text.substring(0, Math.min(MOST_SHOWN, text.length())));
    for (int at = 0; at < plain.length(); at++) {
      char unit = plain.charAt(at);
      if (unit <= ' ' || unit > '~') {
        plain.setCharAt(at, '?');
      }
    }
    return plain.toString();
  }

  /** Apart, since lines of text do without, and to load it takes a while. */
  private static final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();
  }
}
