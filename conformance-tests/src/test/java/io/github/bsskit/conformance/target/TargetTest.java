package io.github.bsskit.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The order in which listeners get exchanges. */
class TargetTest {

  private static final Rulebook RULEBOOK = Rulebook.load();
  private static final OperationRule OPERATION = RULEBOOK.operations().get(1);
  private static final Profile.Key KEY =
      new Profile.Key("testid", "testsecret", Optional.empty(), List.of());

  @Test
  void listenersGetThrottledConcurrentCallsLast() throws IOException {
    HttpServer server = throttlingAllButTheLast();
    try {
      URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      Profile profile = ProfileFileTest.read(ProfileFileTest.WHOLE).withUrl(url);
      Target target = new Target(RULEBOOK, profile, new FixtureAllocator(profile, 7), notice -> {});
      List<Exchange> heard = new ArrayList<>();
      target.onExchange(heard::add);

      List<Exchange> exchanges = target.sendTogether(List.of(call("1"), call("2"), call("last")));

      assertThat(exchanges).extracting(Exchange::number).containsExactly(1, 2, 3);
      assertThat(heard).extracting(Exchange::number).containsExactly(3, 1, 2);
    } finally {
      server.stop(0);
    }
  }

  private static HttpServer throttlingAllButTheLast() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String query = exchange.getRequestURI().getQuery();
          String code = query.contains("ProductCode=last") ? "Success" : "Throttling.User";
          byte[] body = ("{\"Code\":\"" + code + "\"}").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static Call call(String product) {
    return new Call(
        OPERATION,
        List.of(Map.entry("ProductCode", product)),
        new CallStyle("V3", CallStyle.Placement.POST_QUERY, "JSON"),
        KEY,
        List.of());
  }
}
