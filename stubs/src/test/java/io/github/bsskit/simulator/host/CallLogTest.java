package io.github.bsskit.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.Settings;
import io.github.bsskit.simulator.api.LogFormat;
import io.github.bsskit.simulator.testing.RawHttp;
import io.github.bsskit.simulator.testing.TestCall;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A line for each call. It does not control the terminal that shows it. */
@Tag("http")
class CallLogTest {

  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u202e]");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource({
    "%1b[31mEvil%09GET%0a/%00x%7f, \\u001b[31mEvil\\tGET\\n/\\u0000x\\u007f, ' '",
    "%c2%9b2J%e2%80%ae, \\u009b2J\\u202e, ' '",
    "%e4%bb%a3%e7%90%86, \u4ee3\u7406, ' '",
    "a+b+-%3E+200, a\\u0020b\\u0020->\\u0020200, \\u0020",
    "'', -, ' '"
  })
  void actionIsOneWordInOneLine(String sent, String shown, String space) throws Exception {
    assertThat(log(LogFormat.TEXT, "GET /?Action=" + sent + " HTTP/1.1\nHost: a\n\n"))
        .containsPattern("^\\S+ GET / " + Pattern.quote(shown) + " -> [0-9]{3} \\S+ \\S+$");
    JsonNode json =
        new ObjectMapper()
            .readTree(log(LogFormat.JSON, "GET /?Action=" + sent + " HTTP/1.1\nHost: a\n\n"));

    assertThat(json.get("action").asText()).isEqualTo(shown.replace(space, " "));
  }

  /** Method and path of a request that is not a call, and the value that requests a fault. */
  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void nothingInALineControlsATerminal(LogFormat format) throws Exception {
    String fault =
        new String(
            TestCall.resourcePackage("V3")
                .with("ProductCode", "sim-fault-\u001b[31m\u202e")
                .bytes("a"),
            StandardCharsets.ISO_8859_1);
    for (String request :
        new String[] {
          fault,
          "GET http://b/\u009b2J\u0085x HTTP/1.1\nHost: a\n\n",
          "GET http://b/\u001b[31m HTTP/1.1\nHost: a\n\n",
          "GET /%1b%0a HTTP/1.1\nHost: \n\n",
          "G\u001b[31mT / HTTP/1.1\nHost: a\n\n",
          "GET http://b/" + "x".repeat(1_000) + " HTTP/1.1\nHost: a\n\n"
        }) {
      assertThat(log(format, request)).doesNotContainPattern(CONTROLS).hasSizeBetween(80, 400);
    }
  }

  /** The line without its end. */
  private String log(LogFormat format, String request) throws Exception {
    out.reset();
    try (BssSimulator simulator =
        BssSimulator.start(
            new Settings().log(format, new PrintStream(out, true, StandardCharsets.UTF_8)))) {
      RawHttp.exchange(simulator.port(), RawHttp.bytes(request));
    }
    String line = out.toString(StandardCharsets.UTF_8);
    assertThat(line).endsWith(System.lineSeparator());
    return line.substring(0, line.length() - System.lineSeparator().length());
  }
}
