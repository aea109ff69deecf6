package io.github.bsskit.simulator.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Gives a simulator many orders, as an import of its own state with its first order repeated. */
final class StateText {

  private static final Pattern ORDERS = Pattern.compile("\"orders\":\\[(\\{.*?\\})[,\\]]");
  private static final Pattern ORDER_ID = Pattern.compile("\"orderId\":\"(\\d+)\"");
  private static final Pattern LAST_ID = Pattern.compile("\"lastOrderId\":\"\\d+\"");

  /** Orders in one piece of the request. */
  private static final int PIECE = 1_000;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI url;

  StateText(String host) {
    url = URI.create("http://" + host + "/__admin/bss/state");
  }

  /** Replaces the state by one with many orders. The simulator must have an order. */
  void fill(long orders) throws IOException, InterruptedException {
    String state = send(HttpRequest.newBuilder(url).GET().build());
    Matcher first = ORDERS.matcher(state);
    Matcher id = ORDER_ID.matcher(state);
    if (!first.find() || !id.find(first.start())) {
      throw new IOException("no order in the state: " + state);
    }
    String order = first.group(1);
    long firstId = Long.parseLong(id.group(1));
    String before =
        LAST_ID
            .matcher(state.substring(0, first.start(1)))
            .replaceFirst("\"lastOrderId\":\"" + (firstId + 2 * orders) + "\"");
    String after = state.substring(state.indexOf(']', first.end(1)));
    Iterator<byte[]> pieces =
        Stream.of(
                Stream.of(before),
                LongStream.range(0, (orders + PIECE - 1) / PIECE)
                    .mapToObj(piece -> piece(order, firstId, piece * PIECE, orders)),
                Stream.of(after))
            .flatMap(part -> part)
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .iterator();
    Iterable<byte[]> body = () -> pieces;
    send(
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofByteArrays(body))
            .build());
  }

  private static String piece(String order, long firstId, long start, long orders) {
    StringBuilder text = new StringBuilder();
    for (long index = start; index < Math.min(start + PIECE, orders); index++) {
      text.append(index == 0 ? "" : ",")
          .append(order.replace(Long.toString(firstId), Long.toString(firstId + 2 * index)));
    }
    return text.toString();
  }

  private String send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IOException(request.method() + " " + url + ": " + response.body());
    }
    return response.body();
  }
}
