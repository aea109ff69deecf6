package io.github.bsskit.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.testing.Response;
import io.github.bsskit.simulator.testing.TestCall;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that stall in the middle of a request do not block others. */
@Tag("http")
class StallingCallersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nab",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        "POST /CreateResourcePackage HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n",
        "GET / HTT"
      })
  void aCallIsServedWhileAHundredClientsStall(String beginning) throws Exception {
    List<Socket> callers = new ArrayList<>();
    try (BssSimulator simulator = BssSimulator.start()) {
      for (int caller = 0; caller < 100; caller++) {
        Socket socket = new Socket("127.0.0.1", simulator.port());
        callers.add(socket);
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
      }

      Response response = TestCall.resourcePackage("V3").send(simulator.url());

      assertThat(response.outcome()).isEqualTo("200 Success");
    } finally {
      for (Socket caller : callers) {
        caller.close();
      }
    }
  }
}
