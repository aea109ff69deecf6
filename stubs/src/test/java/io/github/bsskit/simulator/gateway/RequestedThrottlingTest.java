package io.github.bsskit.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.ThrottlingMode;
import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.SettableClock;
import io.github.bsskit.simulator.testing.TestCall;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A throttling error that is requested is the same response as that of a used-up rate. */
@Tag("http")
class RequestedThrottlingTest {

  // 2026-11-22T08:00:00Z is 1795334400000 in milliseconds.
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final String PLAN_RATE = "Limit:100,Remain:0,TimeLeft:60000,Reset:1795334460000";
  private static final String QUOTA_RATE = "Limit:10,Remain:0,TimeLeft:1000,Reset:1795334401000";

  private static final Map<ThrottlingMode, BssSimulator> SIMULATORS =
      new EnumMap<>(ThrottlingMode.class);

  @BeforeAll
  static void start() {
    for (ThrottlingMode mode : ThrottlingMode.values()) {
      Settings settings = new Settings().throttling(mode).clock(new SettableClock(NOW));
      SIMULATORS.put(mode, BssSimulator.start(settings));
    }
  }

  @BeforeEach
  void forget() {
    SIMULATORS.values().forEach(BssSimulator::reset);
  }

  @AfterAll
  static void stop() {
    SIMULATORS.values().forEach(BssSimulator::close);
  }

  static Stream<Arguments> requests() {
    return Stream.of("Throttling.User", "Throttling.Api", "Throttling")
        .flatMap(code -> Stream.of("magic", "prefer", "control").map(way -> List.of(way, code)))
        .flatMap(
            way ->
                Stream.of(
                    Arguments.of("DOCUMENTED", "package", way.get(0), way.get(1), 400, PLAN_RATE),
                    Arguments.of("HTTP429", "package", way.get(0), way.get(1), 429, PLAN_RATE),
                    Arguments.of("OFF", "package", way.get(0), way.get(1), 400, PLAN_RATE),
                    Arguments.of("DOCUMENTED", "quota", way.get(0), way.get(1), 400, ""),
                    Arguments.of("ALL", "quota", way.get(0), way.get(1), 400, QUOTA_RATE),
                    Arguments.of("ALL_HTTP429", "quota", way.get(0), way.get(1), 429, QUOTA_RATE)));
  }

  @ParameterizedTest(name = "--throttle {0}: {1}, {2}, {3}")
  @MethodSource("requests")
  void hasTheStatusAndTheHeadersOfARealOne(
      ThrottlingMode mode, String operation, String way, String code, int status, String rate)
      throws Exception {
    BssSimulator simulator = SIMULATORS.get(mode);

    Response response = send(simulator, operation, way, code);

    assertThat(response.outcome()).isEqualTo(status + " " + code);
    assertThat(response.header("x-acs-retry-after"))
        .isEqualTo(rate == PLAN_RATE ? "60000" : "1000");
    assertThat(response.header("X-RateLimit-User")).isEqualTo(rate);
    assertThat(response.header("X-RateLimit-User-API")).isEqualTo(rate);
    assertThat(simulator.orders()).isEmpty();
    assertThat(simulator.ledgers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"DOCUMENTED, 400", "HTTP429, 400", "HTTP429, 429", "ALL_HTTP429, 429"})
  void isPreferredWithTheStatusOfTheModeOrTheDocumentedOne(ThrottlingMode mode, String status)
      throws Exception {
    Response response =
        prefer(
            SIMULATORS.get(mode), call("package"), "code=" + status + ", example=Throttling.User");

    assertThat(response.member("Code")).isEqualTo("Throttling.User");
  }

  @ParameterizedTest
  @CsvSource({"DOCUMENTED, 400", "HTTP429, 429", "ALL, 400", "ALL_HTTP429, 429", "OFF, 400"})
  void isListedWithTheStatusOfTheMode(ThrottlingMode mode, int status) throws Exception {
    ControlCaller control = new ControlCaller(SIMULATORS.get(mode).url());

    Response armed = control.post("/__admin/bss/faults", "{\"code\":\"Throttling\"}");
    String listed = control.get("/__admin/bss/fault-words").text();

    assertThat(armed.member("status")).isEqualTo(String.valueOf(status));
    assertThat(listed).contains("\"code\":\"Throttling.User\",\"status\":" + status + ",");
  }

  private static Response send(BssSimulator simulator, String operation, String way, String code)
      throws Exception {
    TestCall call = call(operation);
    switch (way) {
      case "magic":
        String parameter = operation.equals("quota") ? "OutBizId" : "ProductCode";
        return call.with(parameter, "sim-fault-" + code).send(simulator.url());
      case "prefer":
        return prefer(simulator, call, "example=" + code);
      default:
        String body = "{\"code\":\"" + code + "\"}";
        new ControlCaller(simulator.url()).post("/__admin/bss/faults", body);
        return call.send(simulator.url());
    }
  }

  private static TestCall call(String operation) {
    TestCall call =
        operation.equals("quota") ? TestCall.quota("V1") : TestCall.resourcePackage("V1");
    return call.with("Format", "JSON").at(NOW);
  }

  private static Response prefer(BssSimulator simulator, TestCall call, String preference)
      throws Exception {
    byte[] bytes = call.bytes("127.0.0.1:" + simulator.port());
    String request = new String(bytes, StandardCharsets.ISO_8859_1);
    String head = "\r\nConnection: close\r\nPrefer: " + preference + "\r\n";
    return RawHttp.exchange(
            simulator.port(),
            request.replaceFirst("\r\n", head).getBytes(StandardCharsets.ISO_8859_1))
        .orElseThrow();
  }
}
