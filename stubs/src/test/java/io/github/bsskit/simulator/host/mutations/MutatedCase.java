package io.github.bsskit.simulator.host.mutations;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What is sent on one connection.
 *
 * @param requests the characters are bytes
 */
record MutatedCase(List<String> requests) {

  /** What came back. */
  record Outcome(int responses, List<String> problems) {}

  /** After this time the server hangs. */
  private static final int DEADLINE_MILLISECONDS = 20_000;

  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final String SETTINGS = "\0\0\0\4\0\0\0\0\0";

  /** GET / over http in the static table of HPACK, and an authority. */
  private static final String GET = "\0\0\6\1\5\0\0\0\1\u0082\u0086\u0084\u0041\1a";

  private static final int MOST_REQUESTS = 40;
  private static final int ONE_IN_HTTP2 = 50;

  /** Creates the case of a seed. */
  static MutatedCase of(long seed, List<String> valid) {
    Random random = new Random(seed);
    if (random.nextInt(ONE_IN_HTTP2) == 0) {
      return new MutatedCase(List.of(mutated(PREFACE + SETTINGS + GET, false, random)));
    }
    List<String> requests = new ArrayList<>();
    int whole = random.nextInt(MOST_REQUESTS);
    int all = whole + 1 + random.nextInt(3);
    while (requests.size() < all) {
      String request = valid.get(random.nextInt(valid.size()));
      requests.add(mutated(request, requests.size() < whole, random));
    }
    return new MutatedCase(requests);
  }

  private static String mutated(String request, boolean isWhole, Random random) {
    String mutated = RequestMutator.mutate(request, isWhole, random);
    while (random.nextInt(3) == 0) {
      mutated = RequestMutator.mutate(mutated, isWhole, random);
    }
    return mutated;
  }

  /** Sends the requests on a connection, closes its output and reads to the end. */
  Outcome send(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(DEADLINE_MILLISECONDS);
      write(socket);
      ByteArrayOutputStream received = new ByteArrayOutputStream();
      boolean isReset = read(socket.getInputStream(), received);
      if (requests.get(0).startsWith("PRI")) {
        return new Outcome(0, List.of());
      }
      ResponseSequence responses = new ResponseSequence(received.toByteArray());
      responses.read(isReset);
      return new Outcome(responses.count(), responses.problems());
    } catch (SocketTimeoutException hangs) {
      return new Outcome(0, List.of("no response and no end within the time limit"));
    }
  }

  private void write(Socket socket) {
    try {
      socket
          .getOutputStream()
          .write(String.join("", requests).getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
    } catch (IOException closedByServer) {
      // What it said before is still to be read.
    }
  }

  /** Returns whether the connection was reset. */
  private static boolean read(InputStream in, ByteArrayOutputStream received) throws IOException {
    try {
      in.transferTo(received);
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }

  /** The smallest part of this case that still has a problem. */
  MutatedCase shrunk(int port) throws IOException {
    for (int left = 0; left < requests.size() && requests.size() > 1; left++) {
      List<String> fewer = new ArrayList<>(requests);
      fewer.remove(left);
      MutatedCase smaller = new MutatedCase(fewer);
      if (!smaller.send(port).problems().isEmpty()) {
        return smaller.shrunk(port);
      }
    }
    return this;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (char octet : String.join("", requests).toCharArray()) {
      if (octet >= ' ' && octet <= '~') {
        text.append(octet);
      } else {
        text.append(String.format("\\x%02x", (int) octet));
      }
    }
    return text.length() <= 2_000 ? text.toString() : text.substring(0, 2_000) + "…";
  }
}
