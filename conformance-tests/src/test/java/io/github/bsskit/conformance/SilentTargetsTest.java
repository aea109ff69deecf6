package io.github.bsskit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run ends and names the problem, whatever the target does. */
class SilentTargetsTest {

  private static final String REFUSAL =
      "{\"RequestId\":\"00000000-0000-4000-8000-000000000000\",\"HostId\":\"x\",\"Code\":"
          + "\"MissingAccessKeyId\",\"Message\":\"AccessKeyId is mandatory for this action.\"}";
  private static final String JSON = "Content-Type: application/json;charset=utf-8\r\n";

  @TempDir private Path directory;

  /** Targets that are useless after the first calls. */
  enum Silent {
    NEVER_ANSWERS(
        "response/in-time",
        meeting -> {
          meeting.read();
          meeting.hold();
        }),
    READS_NOTHING("response/in-time", BadTarget.Meeting::hold),
    CLOSES_AT_ONCE("response/complete", meeting -> {}),
    CLOSES_AFTER_THE_REQUEST("response/complete", BadTarget.Meeting::read),
    SENDS_GARBAGE(
        "response/http",
        meeting -> {
          meeting.read();
          meeting.write("\u0000\u001b[31mSSH-2.0 \u00ff\u00fe garbage\r\n\r\n");
        }),
    SENDS_GARBAGE_FOR_EVER(
        "response/in-time",
        meeting -> {
          meeting.read();
          pour(meeting, "x".repeat(8192));
        }),
    DRIPS(
        "response/in-time",
        meeting -> {
          meeting.read();
          meeting.write("HTTP/1.1 200 OK\r\nX: ");
          while (meeting.lasts(50)) {
            meeting.write("x");
          }
        }),
    DRIPS_A_BODY(
        "response/content-length",
        meeting -> {
          meeting.read();
          meeting.write("HTTP/1.1 200 OK\r\n" + JSON + "Content-Length: 100000\r\n\r\n{");
          while (meeting.lasts(50)) {
            meeting.write(" ");
          }
        }),
    SENDS_A_BODY_WITHOUT_END(
        "response/in-time",
        meeting -> {
          meeting.read();
          meeting.write("HTTP/1.1 200 OK\r\n" + JSON + "\r\n");
          pour(meeting, "[".repeat(8192));
        }),
    SENDS_CHUNKS_WITHOUT_END(
        "response/in-time",
        meeting -> {
          meeting.read();
          meeting.write("HTTP/1.1 200 OK\r\n" + JSON + "Transfer-Encoding: chunked\r\n\r\n");
          pour(meeting, "2000\r\n" + " ".repeat(8192) + "\r\n");
        }),
    SENDS_HEADERS_WITHOUT_END(
        "response/in-time",
        meeting -> {
          meeting.read();
          meeting.write("HTTP/1.1 200 OK\r\n");
          pour(meeting, "X-More: and more\r\n".repeat(1000));
        }),
    SAYS_FOR_EVER_THAT_AN_ANSWER_WILL_COME(
        "response/in-time",
        meeting -> {
          meeting.read();
          pour(meeting, "HTTP/1.1 100 Continue\r\n\r\n".repeat(300));
        }),
    SENDS_HEADERS_AND_THEN_NOTHING(
        "response/content-length",
        meeting -> {
          meeting.read();
          meeting.write("HTTP/1.1 200 OK\r\n" + JSON + "Content-Length: 20\r\n\r\n");
          meeting.hold();
        }),
    SENDS_LESS_THAN_IT_SAYS(
        "response/content-length",
        meeting -> {
          meeting.read();
          meeting.write("HTTP/1.1 200 OK\r\n" + JSON + "Content-Length: 4000\r\n\r\n{}");
        }),
    SENDS_FAR_LESS_THAN_IT_SAYS(
        "response/content-length",
        meeting -> {
          meeting.read();
          meeting.write("HTTP/1.1 200 OK\r\n" + JSON + "Content-Length: 99999999999\r\n\r\n{}");
        }),
    STOPS_AFTER_TWENTY_CALLS(
        "response/complete",
        meeting -> {
          if (meeting.number >= 20) {
            meeting.stopListening();
          }
          meeting.read();
          meeting.write(answer("400 Bad Request", JSON, REFUSAL));
        }),
    HANGS_AFTER_TWENTY_CALLS(
        "response/in-time",
        meeting -> {
          meeting.read();
          if (meeting.number > 20) {
            meeting.hold();
          }
          meeting.write(answer("400 Bad Request", JSON, REFUSAL));
        });

    private final String law;
    private final BadTarget.Manner manner;

    Silent(String law, BadTarget.Manner manner) {
      this.law = law;
      this.manner = manner;
    }
  }

  /** Targets that respond to everything with something useless. */
  enum Useless {
    SENDS_A_PAGE_OF_HTML(
        "response/leak",
        meeting -> {
          meeting.read();
          meeting.write(
              answer(
                  "502 Bad Gateway",
                  "Content-Type: text/html\r\n",
                  "<html><body><h1>502 Bad Gateway</h1></body></html>"));
        }),
    SENDS_ELSEWHERE(
        "response/json/well-formed",
        meeting -> {
          meeting.read();
          meeting.write(answer("302 Found", "Location: http://127.0.0.1:1/\r\n", ""));
        }),
    SENDS_GZIP_THAT_NOBODY_ASKED_FOR(
        "response/json/encoding",
        meeting -> {
          meeting.read();
          byte[] body = gzipped(REFUSAL);
          meeting.write(
              "HTTP/1.1 400 Bad Request\r\n"
                  + JSON
                  + "Content-Encoding: gzip\r\nContent-Length: "
                  + body.length
                  + "\r\nConnection: close\r\n\r\n");
          meeting.write(body);
        }),
    SAYS_GZIP_AND_SENDS_NONE(
        "response/RequestId/unique",
        meeting -> {
          meeting.read();
          meeting.write(answer("400 Bad Request", JSON + "Content-Encoding: gzip\r\n", REFUSAL));
        }),
    SPEAKS_AN_OLD_HTTP(
        "response/RequestId/unique",
        meeting -> {
          meeting.read();
          meeting.write("HTTP/1.0 400 Bad Request\r\n" + JSON + "\r\n" + REFUSAL);
        }),
    SENDS_BRACKETS_WITHIN_BRACKETS(
        "response/json/well-formed",
        meeting -> {
          meeting.read();
          meeting.write(answer("200 OK", JSON, "[".repeat(500_000)));
        }),
    SENDS_ELEMENTS_WITHIN_ELEMENTS(
        "response/xml/well-formed",
        meeting -> {
          meeting.read();
          String body = "<a>".repeat(50_000) + "</a>".repeat(50_000);
          meeting.write(answer("200 OK", "Content-Type: text/xml\r\n", body));
        }),
    SENDS_NOTHING_BUT_A_HEAD(
        "response/json/well-formed",
        meeting -> {
          meeting.read();
          meeting.write(answer("200 OK", "", ""));
        });

    private final String law;
    private final BadTarget.Manner manner;

    Useless(String law, BadTarget.Manner manner) {
      this.law = law;
      this.manner = manner;
    }
  }

  @ParameterizedTest
  @EnumSource
  @Timeout(90)
  void endsTheRun(Silent silent) throws Exception {
    try (BadTarget target = new BadTarget(silent.manner)) {
      Cli run = examine(target);

      isAccused(run, silent.law);
      assertThat(run.out())
          .contains("The target stopped responding. Later obligations could not be exercised.")
          .containsPattern("\\n +[1-9][0-9]{2,} +the target stopped responding");
    }
  }

  @ParameterizedTest
  @EnumSource
  @Timeout(90)
  void isDetected(Useless useless) throws Exception {
    try (BadTarget target = new BadTarget(useless.manner)) {
      Cli run = examine(target, "--only", "*/call,*/style,*/race,response");

      isAccused(run, useless.law);
      assertThat(run.out()).contains("Most calls that should succeed were rejected");
    }
  }

  private static void isAccused(Cli run, String law) {
    assertThat(run.exit()).as(run.all()).isEqualTo(ConformanceCommand.FINDINGS);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .containsPattern("FAILED +" + law)
        .doesNotContain("\tat ", "Exception", "the kit failed", "\u001b", "\r");
  }

  private Cli examine(BadTarget target, String... more) throws IOException {
    Path profile = directory.resolve("hasty.yaml");
    Files.writeString(
        profile,
        """
        keys: {full: {id: testid, secret: testsecret}}
        owners: {fresh: 239000000-239999999, foreign: 900000001}
        catalogue: {product: ossbag, packageType: FPT_ossbag_absolute_Storage_sh, specification: 40}
        timeLimit: 0.3
        """);
    List<String> args = new ArrayList<>(List.of(target.url(), "--profile", profile.toString()));
    args.addAll(List.of("--tries", "3", "--seed", "1"));
    args.addAll(List.of(more));
    return Cli.run(args.toArray(String[]::new));
  }

  private static String answer(String status, String headers, String body) {
    return "HTTP/1.1 "
        + status
        + "\r\n"
        + headers
        + "Content-Length: "
        + body.length()
        + "\r\nConnection: close\r\n\r\n"
        + body;
  }

  private static void pour(BadTarget.Meeting meeting, String text)
      throws IOException, InterruptedException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    while (meeting.lasts(0)) {
      meeting.write(bytes);
    }
  }

  private static byte[] gzipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
