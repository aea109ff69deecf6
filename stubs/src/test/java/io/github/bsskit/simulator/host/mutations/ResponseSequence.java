package io.github.bsskit.simulator.host.mutations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.contract.DocumentedError;
import io.github.bsskit.contract.GatewayError;
import io.github.bsskit.contract.ResellerQuotaApi;
import io.github.bsskit.contract.ResourcePackageApi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The responses on one connection, which must be complete and documented. */
final class ResponseSequence {

  /** HTTP/2 follows. */
  private static final int SWITCHING_PROTOCOLS = 101;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)( .*)?");
  private static final Pattern XML_CODE = Pattern.compile("<Code>([^<]*)</Code>");

  /** The codes of errors and of successes. */
  private static final Set<String> CODES =
      Stream.concat(
              Stream.<DocumentedError[]>of(
                      GatewayError.values(),
                      ResellerQuotaApi.CreateResellerUserQuotaError.values(),
                      ResourcePackageApi.CreateResourcePackageError.values())
                  .flatMap(Stream::of)
                  .map(DocumentedError::code),
              Stream.of("200", "Success"))
          .collect(Collectors.toSet());

  private final InputStream in;
  private final List<String> problems = new ArrayList<>();
  private int count;

  ResponseSequence(byte[] received) {
    in = new ByteArrayInputStream(received);
  }

  /**
   * Reads all responses.
   *
   * @param mayBeCut whether the connection was reset, so that the last one may be incomplete
   */
  void read(boolean mayBeCut) {
    try {
      while (in.available() > 0) {
        readOne();
      }
    } catch (IOException | RuntimeException incomplete) {
      if (!mayBeCut) {
        problems.add("malformed response " + (count + 1) + ": " + incomplete);
      }
    }
  }

  int count() {
    return count;
  }

  List<String> problems() {
    return problems;
  }

  private void readOne() throws IOException {
    Matcher status = STATUS.matcher(line());
    if (!status.matches()) {
      throw new IOException("no status line");
    }
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int code = Integer.parseInt(status.group(1));
    if (code == SWITCHING_PROTOCOLS) {
      in.readAllBytes();
    }
    if (code < 200) {
      return;
    }
    byte[] body = code == 204 || code == 304 ? new byte[0] : body(headers);
    count++;
    check(code, headers, new String(body, StandardCharsets.UTF_8));
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
      StringBuilder all = new StringBuilder();
      for (int size = size(); size > 0; size = size()) {
        all.append(new String(exactly(size), StandardCharsets.ISO_8859_1));
        line();
      }
      line();
      return all.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
    return headers.containsKey("content-length")
        ? exactly(Integer.parseInt(headers.get("content-length")))
        : in.readAllBytes();
  }

  private int size() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private byte[] exactly(int size) throws IOException {
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new IOException("a body of " + bytes.length + " instead of " + size + " bytes");
    }
    return bytes;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new IOException("incomplete line \"" + line + "\"");
      }
      line.append((char) octet);
    }
    return line.substring(0, Math.max(0, line.length() - 1));
  }

  private void check(int status, Map<String, String> headers, String body) {
    String type = headers.getOrDefault("content-type", "");
    String problem = "";
    if (status >= 500) {
      problem = "failure";
    } else if (type.equals("application/problem+json")) {
      problem = json(body).path("status").asInt() == status ? "" : "no problem of RFC 9457";
    } else if (headers.containsKey("x-acs-request-id")) {
      problem = envelope(type, body);
    } else if (status >= 400
        && !type.startsWith("application/json")
        && !type.startsWith("text/")
        && !(type.isEmpty() && body.isEmpty())) {
      problem = "undocumented error";
    }
    if (!problem.isEmpty()) {
      problems.add(
          problem
              + ": "
              + status
              + " "
              + headers
              + " "
              + body.substring(0, Math.min(500, body.length())));
    }
  }

  private static String envelope(String type, String body) {
    String code;
    if (type.equals("text/xml;charset=utf-8")) {
      Matcher found = XML_CODE.matcher(body);
      code = found.find() ? found.group(1) : "";
    } else if (type.equals("application/json;charset=utf-8")) {
      code = json(body).path("Code").asText();
    } else {
      return "undocumented type";
    }
    return CODES.contains(code) ? "" : "undocumented code " + code;
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException notJson) {
      return JSON.missingNode();
    }
  }
}
