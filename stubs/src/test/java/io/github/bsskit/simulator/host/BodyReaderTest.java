package io.github.bsskit.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.junit.jupiter.api.Test;

/** How long a body may take, with a clock of the test's own. */
class BodyReaderTest {

  private static final int LIMIT = 10 << 20;

  private final Deque<String> pieces = new ArrayDeque<>();
  private final List<String> outcomes = new ArrayList<>();
  private long seconds;
  private Runnable next;

  @Test
  void aSlowBodyIsRejectedWhenItsTimeIsOver() {
    start();
    for (int second = 0; second < 60; second++) {
      seconds++;
      arrives("a");
    }
    assertThat(outcomes).isEmpty();

    seconds++;
    arrives("a");

    assertThat(outcomes).containsExactly("TOO_SLOW");
  }

  @Test
  void aLongBodyHasMoreTime() {
    start();
    for (int second = 0; second < 300; second++) {
      seconds++;
      arrives("a".repeat(16 * 1024));
    }
    arrives("");

    assertThat(outcomes).containsExactly("body of 4915200 bytes");
  }

  private void start() {
    new BodyReader(
            request(),
            LIMIT,
            new BufferBudget(LIMIT),
            () -> TimeUnit.SECONDS.toNanos(seconds),
            body -> outcomes.add("body of " + body.length + " bytes"),
            failure -> outcomes.add(failure.name()))
        .run();
  }

  /** A piece of the body arrives; an empty one is its end. */
  private void arrives(String piece) {
    pieces.add(piece);
    next.run();
  }

  private Request request() {
    return (Request)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Request.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "read" -> chunk();
                  case "demand" -> {
                    next = (Runnable) arguments[0];
                    yield null;
                  }
                  case "getLength" -> -1L;
                  default -> null;
                });
  }

  private Content.Chunk chunk() {
    String piece = pieces.poll();
    return piece == null
        ? null
        : Content.Chunk.from(
            ByteBuffer.wrap(piece.getBytes(StandardCharsets.US_ASCII)), piece.isEmpty());
  }
}
