package io.github.bsskit.simulator.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** WireMock stubs as files in a directory, as users write them. */
final class Rules {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json");
  private static final String FAILURE =
      "{\"RequestId\":\"{{randomValue type='UUID'}}\",\"HostId\":\"{{request.host}}\","
          + "\"Code\":\"%s\",\"Message\":\"%s\"}";

  private Rules() {}

  /** The constant response of the plain contestants, as long as the simulator's. */
  static String constantAnswer() throws IOException {
    return resource("answer.json").strip();
  }

  /**
   * One stub that responds to any POST with a constant.
   *
   * @return the directory, for WireMock's {@code --root-dir}
   */
  static Path constant(Path folder) throws IOException {
    return write(
        folder,
        List.of(
            Map.of(
                "request",
                Map.of("method", "POST", "urlPath", "/"),
                "response",
                Map.of("status", 200, "headers", HEADERS, "body", constantAnswer()))));
  }

  /**
   * A stub for each documented error, and one for each success, with random ids.
   *
   * @return the directory, for WireMock's {@code --root-dir}
   */
  static Path handWritten(Path folder) throws IOException {
    List<Map<String, ?>> stubs = new ArrayList<>();
    for (String line : resource("rules.txt").lines().toList()) {
      if (!line.startsWith("#")) {
        stubs.add(failure(stubs.size() + 1, line.split("\\s*(?<!\\\\)\\|\\s*")));
      }
    }
    String ordered =
        constantAnswer()
            .replaceAll("\"RequestId\":\"[^\"]*\"", "\"RequestId\":\"{{randomValue type='UUID'}}\"")
            .replaceAll(
                "\"InstanceId\":\"[^\"]*\"",
                "\"InstanceId\":\"OSSBAG-cn-{{randomValue length=13 type='ALPHANUMERIC'"
                    + " lowercase=true}}\"");
    stubs.add(success("CreateResourcePackage", ordered));
    stubs.add(success("CreateResellerUserQuota", "{\"Code\":\"Success\",\"Data\":true}"));
    return write(folder, stubs);
  }

  private static Map<String, ?> failure(int priority, String[] cells) {
    Map<String, Object> request = new LinkedHashMap<>(Map.of("method", "ANY", "urlPath", "/"));
    Map<String, Object> headers = new LinkedHashMap<>();
    if (!cells[0].equals("*")) {
      headers.put("x-acs-action", Map.of("equalTo", cells[0]));
    }
    String matcher = cells[3];
    Map<String, ?> pattern =
        Map.of(matcher, matcher.equals("absent") ? true : cells[4].replace("\\|", "|"));
    if (cells[1].equals("header")) {
      headers.put(cells[2], pattern);
    } else {
      request.put("queryParameters", Map.of(cells[2], pattern));
    }
    request.put("headers", headers);
    return Map.of(
        "priority",
        priority,
        "request",
        request,
        "response",
        response(
            Integer.parseInt(cells[5]), String.format(Locale.ROOT, FAILURE, cells[6], cells[7])));
  }

  private static Map<String, ?> success(String action, String body) {
    return Map.of(
        "priority",
        1000,
        "request",
        Map.of(
            "method",
            "ANY",
            "urlPath",
            "/",
            "headers",
            Map.of("x-acs-action", Map.of("equalTo", action))),
        "response",
        response(200, body));
  }

  private static Map<String, ?> response(int status, String body) {
    return Map.of(
        "status",
        status,
        "headers",
        HEADERS,
        "body",
        body,
        "transformers",
        List.of("response-template"));
  }

  private static Path write(Path folder, List<? extends Map<String, ?>> stubs) throws IOException {
    Path mappings = Files.createDirectories(folder.resolve("mappings"));
    Files.writeString(mappings.resolve("stubs.json"), json(Map.of("mappings", stubs)));
    return folder;
  }

  private static String json(Object value) throws JsonProcessingException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Rules.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
