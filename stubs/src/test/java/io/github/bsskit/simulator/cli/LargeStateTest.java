package io.github.bsskit.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.testing.ControlCaller;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a heap of 64 MiB, states of any size are imported or rejected with 413; calls go on. */
class LargeStateTest {

  private static final String STATE = "/__admin/bss/state";
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final long SALT = 2;

  private static final String BEGIN =
      "{\"format\":\"bss-simulator-state\",\"version\":1,"
          + "\"ids\":{\"random\":\"1\",\"instanceSalt\":\""
          + SALT
          + "\",\"lastOrderId\":\"0\"},"
          + "\"clock\":{\"shift\":\"PT0S\"},\"accountClocks\":{}";

  @TempDir private Path directory;
  private Process process;
  private URI url;

  @BeforeEach
  void start() throws Exception {
    Path portFile = directory.resolve("port");
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--port=0",
                "--throttle=off",
                "--port-file=" + portFile)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output").toFile())
            .start();
    while (!Files.exists(portFile)) {
      assertThat(process.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    url = URI.create("http://127.0.0.1:" + Files.readString(portFile).trim());
  }

  @AfterEach
  void stop() {
    process.destroyForcibly();
  }

  @Test
  void stateOf60MegabytesIsImportedAndShown() throws Exception {
    HttpResponse<String> loaded = load("orders", 190_000, LargeStateTest::order);

    assertThat(loaded.statusCode()).as(loaded.body()).isEqualTo(204);
    for (String view : List.of("ledger", "accounts", "journal", "rate-windows")) {
      assertThat(length("/__admin/bss/" + view)).as(view).isPositive();
    }
    assertThat(length(STATE)).isGreaterThan(60_000_000);
    stallExports();
    checkCalls();
  }

  @Test
  void stateBeyondTheHeapIsRejectedWithTheLimitAndTheCure() throws Exception {
    String before = new ControlCaller(url).get(STATE).text();

    HttpResponse<String> loaded = load("accounts", 300_000, LargeStateTest::account);

    assertThat(loaded.statusCode()).as(loaded.body()).isEqualTo(413);
    assertThat(loaded.body()).contains("heap of 64 MiB").contains("-Xmx");
    assertThat(new ControlCaller(url).get(STATE).text()).isEqualTo(before);
    checkCalls();
  }

  private void checkCalls() throws Exception {
    for (int call = 0; call < 20; call++) {
      Response response = TestCall.resourcePackage("V3").send(url);
      assertThat(response.outcome()).isEqualTo("200 Success");
    }
    assertThat(Files.readString(directory.resolve("output"))).doesNotContain("OutOfMemoryError");
  }

  /** Clients that ask for the state and read nothing. */
  private void stallExports() throws Exception {
    List<Socket> clients = new ArrayList<>();
    try {
      for (int client = 0; client < 50; client++) {
        Socket socket = new Socket(url.getHost(), url.getPort());
        clients.add(socket);
        socket
            .getOutputStream()
            .write(
                ("GET " + STATE + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        socket.getInputStream().read();
      }
      checkCalls();
    } finally {
      for (Socket client : clients) {
        client.close();
      }
    }
  }

  private long length(String path) throws Exception {
    HttpResponse<InputStream> response =
        HTTP.send(
            HttpRequest.newBuilder(url.resolve(path)).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    try (InputStream body = response.body()) {
      return body.transferTo(OutputStream.nullOutputStream());
    }
  }

  private HttpResponse<String> load(String field, int count, IntFunction<String> element)
      throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(url.resolve(STATE))
            .PUT(
                HttpRequest.BodyPublishers.ofByteArrays(
                    () -> state(field, count, element).iterator()))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** A state with many elements in one of its lists. */
  private static Stream<byte[]> state(String field, int count, IntFunction<String> element) {
    List<String> lists = List.of("accounts", "ledgers", "orders", "nonces", "rates", "faults");
    String before =
        lists.stream()
            .takeWhile(list -> !list.equals(field))
            .map(list -> ",\"" + list + "\":[]")
            .collect(Collectors.joining());
    String after =
        lists.stream()
            .dropWhile(list -> !list.equals(field))
            .skip(1)
            .map(list -> ",\"" + list + "\":[]")
            .collect(Collectors.joining());
    Stream<String> elements =
        IntStream.range(0, count).mapToObj(index -> (index == 0 ? "" : ",") + element.apply(index));
    return Stream.concat(
            Stream.concat(Stream.of(BEGIN + before + ",\"" + field + "\":["), elements),
            Stream.of("]" + after + "}"))
        .map(text -> text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String order(int index) {
    long id = 2026112900000000001L + 2L * index;
    return "{\"orderId\":\""
        + id
        + "\",\"instanceId\":\""
        + instanceId(id)
        + "\",\"owner\":\"100000001\",\"buyer\":\"100000001\",\"productCode\":\"ossbag\","
        + "\"packageType\":\"FPT_ossbag_absolute_Storage_sh\",\"specification\":\"40\","
        + "\"duration\":6,\"pricingCycle\":\"Month\","
        + "\"effectiveAt\":\"2026-11-29T13:00:00.123456Z\","
        + "\"orderedAt\":\"2026-11-29T13:00:00.123456Z\"}";
  }

  /** As the simulator makes it with this salt: SplitMix64, five bits a letter. */
  private static String instanceId(long orderId) {
    long bits = orderId ^ SALT;
    bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
    bits ^= bits >>> 31;
    StringBuilder id = new StringBuilder("OSSBAG-cn-");
    for (int letter = 0; letter < 13; letter++, bits >>>= 5) {
      id.append("0123456789abcdefghijklmnopqrstuv".charAt((int) bits & 31));
    }
    return id.toString();
  }

  private static String account(int index) {
    return "{\"id\":\""
        + (1_000_000_000L + 10_000L * index)
        + "\",\"type\":\"reseller\",\"accessKeyId\":\"k"
        + index
        + "\",\"accessKeySecret\":\"s\",\"permissions\":[]}";
  }
}
